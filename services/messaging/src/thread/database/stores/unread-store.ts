import type { EntityManager } from 'typeorm';
import type { ThreadUnit } from '../../application/ports';

/** What people have not read, on one transaction. */
export const createUnreadStore = (manager: EntityManager): ThreadUnit['unread'] => ({
  async add({ threadId, ...written }, userIds) {
    const [messageId, side] = 'side' in written ? [null, written.side] : [written.messageId, null];
    if (userIds.length > 0) await manager.query(insertUnread, [threadId, messageId, side, userIds]);
  },
  async removeUntil(userId, threadId, messageId) {
    const [found] = await manager.query<{ count: number | null }[]>(removeUntil, [userId, threadId, messageId]);
    return found!.count;
  },
  removeOfInbox: async (userId, { kind, id, drawers }) => void (await manager.query(removeOfInbox, [userId, kind, id, drawers])),
});

const insertUnread = `
  INSERT INTO thread_unread (user_id, thread_id, message_id)
  SELECT reader.user_id, m.thread_id, m.id FROM thread_message m CROSS JOIN unnest($4::uuid[]) AS reader (user_id)
  WHERE m.thread_id = $1 AND (m.id = $2::uuid OR m.side = $3::text)
  ON CONFLICT DO NOTHING`;

const removeUntil = `
  WITH last AS (SELECT sent_at, id FROM thread_message WHERE id = $3 AND thread_id = $2),
  removed AS (
    DELETE FROM thread_unread u USING thread_message m, last
    WHERE u.user_id = $1 AND u.thread_id = $2 AND m.id = u.message_id AND (m.sent_at, m.id) <= (last.sent_at, last.id)
    RETURNING 1
  )
  SELECT CASE WHEN EXISTS (SELECT 1 FROM last) THEN (SELECT count(*)::int FROM removed) END AS count`;

const removeOfInbox = `
  DELETE FROM thread_unread u USING thread_participant p
  WHERE u.user_id = $1 AND p.thread_id = u.thread_id AND p.party_kind = $2 AND p.party_id = $3 AND p.drawer = ANY ($4::text[])`;
