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
    findUserIdsIn: (place, { id, roles }) => holders(place === 'ORGANIZATION' ? 'AND organization_id = $2' : 'AND institution_id = $2', [roles, id]),
  };
}
