import { In, type EntityManager } from 'typeorm';
import type { Notification } from '../../../notification/domain/notification';
import { userRecipient } from '../../../notification/domain/recipient';
import type { DigestStore } from '../../application/ports';
import { digestItemTable, type DigestItemRow } from '../tables/digest-item.table';

const periods = { DAILY: 'day', WEEKLY: 'week' } as const;
const zone = `'Europe/Bucharest'`;

/** Digests end at 08:00 in Romania, the weekly ones on Mondays; $1 is the period. */
const lastEnd = `((date_trunc($1, business_now() AT TIME ZONE ${zone} - interval '8 hours') + interval '8 hours') AT TIME ZONE ${zone})`;
const nextEnd = `((date_trunc($1, business_now() AT TIME ZONE ${zone} - interval '8 hours') + interval '8 hours' + ('1 ' || $1)::interval) AT TIME ZONE ${zone})`;

/** What waits for a digest, in PostgreSQL. */
export function createDigestStore(manager: EntityManager): DigestStore {
  const items = manager.getRepository(digestItemTable);
  return {
    async wait(notifications, frequency) {
      await manager.query(insertItems, [JSON.stringify(notifications.map((notification) => toItem(notification, frequency)))]);
      const [row] = await manager.query<{ at: Date }[]>(`SELECT ${nextEnd} AS at`, [periods[frequency]]);
      return row!.at;
    },
    async moveWaiting(userId, topic, frequency) {
      const { service: recipientService, ref: recipientRef } = userRecipient(userId);
      const waiting = { recipientService, recipientRef, topic };
      if (frequency === 'DAILY' || frequency === 'WEEKLY') await items.update(waiting, { frequency });
      else await items.delete(waiting);
    },
    async findDue(frequency) {
      const due = await manager.query<DueRow[]>(dueStatement, [periods[frequency], frequency]);
      return due.map(({ cause, service, ref, notificationIds }) => ({ cause, recipient: { service, ref }, notificationIds }));
    },
    async remove(notificationIds) {
      await items.delete({ notificationId: In([...notificationIds]) });
    },
  };
}

const toItem = ({ id: notificationId, recipient, topic, createdAt }: Notification, frequency: DigestItemRow['frequency']): DigestItemRow => ({
  ...{ notificationId, recipientService: recipient.service, recipientRef: recipient.ref },
  ...{ topic, frequency, createdAt },
});

/** Of however many notices by one statement with one parameter. */
const insertItems = `
  INSERT INTO digest_item (notification_id, recipient_service, recipient_ref, topic, frequency, created_at)
  SELECT * FROM jsonb_to_recordset($1::jsonb) AS given ("notificationId" uuid, "recipientService" text, "recipientRef" text, "topic" text, "frequency" text, "createdAt" timestamptz)`;

interface DueRow {
  readonly cause: string;
  readonly service: string;
  readonly ref: string;
  readonly notificationIds: string[];
}

const dueStatement = `
  WITH waiting AS (
    SELECT * FROM digest_item WHERE frequency = $2 AND created_at < ${lastEnd} FOR UPDATE
  )
  SELECT 'digest:' || $2 || ':' || to_char(${lastEnd} AT TIME ZONE ${zone}, 'YYYY-MM-DD') AS cause,
         recipient_service AS service, recipient_ref AS ref, array_agg(notification_id ORDER BY created_at) AS "notificationIds"
    FROM waiting GROUP BY recipient_service, recipient_ref ORDER BY recipient_service, recipient_ref`;
