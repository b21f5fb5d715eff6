import type { EntityManager } from 'typeorm';
import type { MembershipStore } from '../../application/ports';

/** The projection of memberships, by SQL. */
export function createMembershipStore(manager: EntityManager): MembershipStore {
  return {
    async findUserIdsByRole(role) {
      const rows = await manager.query<{ userId: string }[]>(
        `SELECT DISTINCT user_id AS "userId" FROM membership WHERE role = $1 AND NOT revoked ORDER BY user_id`,
        [role],
      );
      return rows.map(({ userId }) => userId);
    },
  };
}
