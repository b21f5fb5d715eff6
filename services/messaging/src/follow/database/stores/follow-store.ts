import type { EntityManager } from 'typeorm';
import type { FollowStore } from '../../application/ports';
import { toFollow } from '../follow-rows';
import { followTable } from '../tables/follow.table';

/** What people follow, on one transaction. */
export function createFollowStore(manager: EntityManager): FollowStore {
  const rows = manager.getRepository(followTable);
  return {
    async lockOf(userId) {
      await manager.query(`SELECT pg_advisory_xact_lock(hashtextextended('follows of ' || $1, 0))`, [userId]);
    },
    async find(userId, { type: targetType, id: targetId }) {
      const row = await rows.findOneBy({ userId, targetType, targetId });
      return row === null ? null : toFollow(row);
    },
    countOf: (userId) => rows.countBy({ userId }),
    insert: async (follow) => void (await rows.insert({ ...follow })),
    save: async ({ id, version, emailFrequency, isPushed }) => void (await rows.update({ id }, { version, emailFrequency, isPushed })),
    remove: async ({ id }) => void (await rows.delete({ id })),
  };
}
