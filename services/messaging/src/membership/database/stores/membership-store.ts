import type { EntityManager } from 'typeorm';
import type { MembershipStore } from '../../application/ports';

/** The projection of memberships, by SQL. */
export function createMembershipStore(manager: EntityManager): MembershipStore {
  const holders = async (where: string, values: readonly unknown[]): Promise<readonly string[]> => {
    const rows = await manager.query<{ userId: string }[]>(
      `SELECT DISTINCT user_id AS "userId" FROM membership WHERE role = ANY($1) AND NOT revoked ${where} ORDER BY user_id`,
      [...values],
    );
    return rows.map(({ userId }) => userId);
  };
  return {
    findUserIdsByRole: (roles) => holders('', [roles]),
    findUserIdsIn: (place, { ids, roles }) => holders(place === 'ORGANIZATION' ? 'AND organization_id = ANY($2)' : 'AND institution_id = ANY($2)', [roles, ids]),
  };
}
