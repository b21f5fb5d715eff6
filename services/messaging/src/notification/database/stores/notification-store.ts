import { In, IsNull, type EntityManager } from 'typeorm';
import type { LiveNews } from '../../../live/application/ports';
import type { NotificationStore } from '../../application/ports';
import { toNotification, toRow } from '../notification-rows';
import { notificationTable } from '../tables/notification.table';

/** Notices in PostgreSQL; whoever listens is told of each that is new. */
export function createNotificationStore(manager: EntityManager, live: Pick<LiveNews, 'notificationsAdded'>): NotificationStore {
  const rows = manager.getRepository(notificationTable);
  return {
    async insertNew(notifications) {
      if (notifications.length === 0) return [];
      const inserted = await manager.query<{ id: string }[]>(
        `INSERT INTO notification (id, cause_id, recipient_service, recipient_ref, kind, topic, facts, subject_type, subject_id, created_at, read_at)
         SELECT * FROM jsonb_to_recordset($1::jsonb) AS given ("id" uuid, "causeId" uuid, "recipientService" text, "recipientRef" text,
           "kind" text, "topic" text, "facts" jsonb, "subjectType" text, "subjectId" uuid, "createdAt" timestamptz, "readAt" timestamptz)
         WHERE NOT EXISTS (
           SELECT 1 FROM erasure_case gone WHERE gone.user_id = CASE WHEN given."recipientService" = 'identity' THEN given."recipientRef"::uuid END AND gone.state IN ('FORGETTING', 'FORGOTTEN'))
         ON CONFLICT (cause_id, recipient_service, recipient_ref) DO NOTHING RETURNING id`,
        [JSON.stringify(notifications.map(toRow))],
      );
      const ids = new Set(inserted.map(({ id }) => id));
      const added = notifications.filter(({ id }) => ids.has(id));
      await live.notificationsAdded(added);
      return added;
    },
    async findOwnForUpdate({ service: recipientService, ref: recipientRef }, ids) {
      const found = await rows.find({ where: { id: In([...ids]), recipientService, recipientRef }, order: { id: 'ASC' }, lock: { mode: 'pessimistic_write' } });
      return found.map(toNotification);
    },
    async findByIds(ids) {
      return (await rows.find({ where: { id: In([...ids]) }, order: { createdAt: 'ASC', id: 'ASC' } })).map(toNotification);
    },
    async markRead(ids, at) {
      await rows.update({ id: In([...ids]), readAt: IsNull() }, { readAt: at });
    },
  };
}
