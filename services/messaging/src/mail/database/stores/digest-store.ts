import type { EntityManager } from 'typeorm';
import { userRecipient } from '../../../notification/domain/recipient';
import type { DigestStore } from '../../application/ports';
import { digestItemTable } from '../tables/digest-item.table';

const periods = { DAILY: 'day', WEEKLY: 'week' } as const;
const zone = `'Europe/Bucharest'`;

/** Digests end at 08:00 in Romania, the weekly ones on Mondays; $1 is the period. */
const lastEnd = `((date_trunc($1, business_now() AT TIME ZONE ${zone} - interval '8 hours') + interval '8 hours') AT TIME ZONE ${zone})`;
const nextEnd = `((date_trunc($1, business_now() AT TIME ZONE ${zone} - interval '8 hours') + interval '8 hours' + ('1 ' || $1)::interval) AT TIME ZONE ${zone})`;

/** What waits for a digest, in PostgreSQL. */
export function createDigestStore(manager: EntityManager): DigestStore {
  const items = manager.getRepository(digestItemTable);
  return {
    async wait({ id: notificationId, recipient, topic, createdAt }, frequency) {
      await items.insert({ notificationId, recipientService: recipient.service, recipientRef: recipient.ref, topic, frequency, createdAt });
      const [row] = await manager.query<{ at: Date }[]>(`SELECT ${nextEnd} AS at`, [periods[frequency]]);
      return row!.at;
    },
    async moveWaiting(userId, topic, frequency) {
      const { service: recipientService, ref: recipientRef } = userRecipient(userId);
      const waiting = { recipientService, recipientRef, topic };
      if (frequency === 'DAILY' || frequency === 'WEEKLY') await items.update(waiting, { frequency });
      else await items.delete(waiting);
    },
    async collect(frequency) {
      const made = await manager.query<{ id: string }[]>(collectStatement, [periods[frequency], frequency]);
      return made.map(({ id }) => id);
    },
  };
}

/** A person whose digest of this period is in the ledger keeps what waits for the next one. */
const collectStatement = `
  WITH period AS (SELECT ${lastEnd} AS ended),
  due AS (
    SELECT DISTINCT recipient_service, recipient_ref FROM digest_item, period WHERE frequency = $2 AND created_at < period.ended
  ), made AS (
    INSERT INTO delivery (id, cause, recipient_service, recipient_ref, channel, kind, state, created_at)
    SELECT gen_random_uuid(), 'digest:' || $2 || ':' || to_char(period.ended AT TIME ZONE ${zone}, 'YYYY-MM-DD'),
           due.recipient_service, due.recipient_ref, 'EMAIL', 'DIGEST', 'PENDING', business_now()
      FROM due, period
    ON CONFLICT (cause, recipient_service, recipient_ref, channel) DO NOTHING
    RETURNING id, recipient_service, recipient_ref
  ), taken AS (
    DELETE FROM digest_item item USING made, period
     WHERE item.frequency = $2 AND item.created_at < period.ended
       AND (item.recipient_service, item.recipient_ref) = (made.recipient_service, made.recipient_ref)
    RETURNING item.notification_id, made.id AS delivery_id
  ), told AS (
    INSERT INTO delivery_notification (delivery_id, notification_id) SELECT delivery_id, notification_id FROM taken
  )
  SELECT id FROM made`;
