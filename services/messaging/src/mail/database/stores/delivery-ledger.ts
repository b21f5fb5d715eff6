import type { EntityManager } from 'typeorm';
import type { DeliveryLedger } from '../../application/ports';
import type { DropReason } from '../../domain/delivery';
import { deliveryNotificationTable } from '../tables/delivery-notification.table';
import { deliveryTable } from '../tables/delivery.table';

/** The ledger of mails in PostgreSQL; its unique key is what makes a mail be planned once. */
export function createDeliveryLedger(manager: EntityManager): DeliveryLedger {
  const rows = manager.getRepository(deliveryTable);
  const told = manager.getRepository(deliveryNotificationTable);
  const settle = async (id: string, state: 'SENT' | 'DROPPED', { at, dropReason }: { at: Date; dropReason: DropReason | null }): Promise<void> => {
    await rows.update({ id, state: 'PENDING' }, { state, dropReason, settledAt: at });
  };
  return {
    async firstStart() {
      const [row] = await manager.query<{ at: Date }[]>('SELECT first_start AS at FROM delivery_start');
      return row!.at;
    },
    async open({ id, cause, recipient, kind, topic, notificationIds }, at) {
      const inserted = await manager.query<unknown[]>(
        `INSERT INTO delivery (id, cause, recipient_service, recipient_ref, channel, kind, topic, state, created_at)
         VALUES ($1, $2, $3, $4, 'EMAIL', $5, $6, 'PENDING', $7)
         ON CONFLICT (cause, recipient_service, recipient_ref, channel) DO NOTHING RETURNING 1`,
        [id, cause, recipient.service, recipient.ref, kind, topic, at],
      );
      if (inserted.length === 0) return false;
      await told.insert(notificationIds.map((notificationId) => ({ deliveryId: id, notificationId })));
      return true;
    },
    async takePending(id) {
      const row = await rows.findOne({ where: { id, state: 'PENDING' }, lock: { mode: 'pessimistic_write', onLocked: 'skip_locked' } });
      if (row === null) return null;
      const { cause, recipientService: service, recipientRef: ref, kind, topic } = row;
      const notificationIds = (await told.findBy({ deliveryId: id })).map(({ notificationId }) => notificationId);
      return { id, cause, recipient: { service, ref }, kind, topic, notificationIds };
    },
    async findStranded() {
      const found = await manager.query<{ id: string }[]>(strandedStatement);
      return found.map(({ id }) => id);
    },
    markSent: (id, at) => settle(id, 'SENT', { at, dropReason: null }),
    markDropped: (id, dropReason, at) => settle(id, 'DROPPED', { at, dropReason }),
  };
}

/** The queue frees the job of a process that died only after hours; a job that failed and waits for its next try is not stranded. */
const strandedStatement = `
  SELECT delivery.id FROM delivery LEFT JOIN graphile_worker.jobs job ON job.key = 'send-delivery:' || delivery.id
   WHERE delivery.state = 'PENDING' AND delivery.created_at < business_now() - interval '10 minutes'
     AND (job.id IS NULL OR job.locked_at < now() - interval '10 minutes')
   ORDER BY delivery.created_at LIMIT 100`;
