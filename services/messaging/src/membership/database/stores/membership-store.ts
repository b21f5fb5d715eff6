import type { EntityManager } from 'typeorm';
import type { MembershipStore } from '../../application/ports';

/** The projection of memberships, by SQL: an older version than the one known changes nothing. */
export function createMembershipStore(manager: EntityManager): MembershipStore {
  return {
    async findUserIdsByRole(role) {
      const rows = await manager.query<{ userId: string }[]>(
        `SELECT DISTINCT user_id AS "userId" FROM membership WHERE role = $1 AND NOT revoked ORDER BY user_id`,
        [role],
      );
      return rows.map(({ userId }) => userId);
    },
    async record({ id, userId, role, institutionId, organizationId, version, asOf, revoked }) {
      await manager.query(
        `INSERT INTO membership AS known (id, user_id, role, institution_id, organization_id, version, as_of, revoked)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
         ON CONFLICT (id) DO UPDATE
           SET user_id = excluded.user_id, role = excluded.role, institution_id = excluded.institution_id,
               organization_id = excluded.organization_id, version = excluded.version, as_of = excluded.as_of, revoked = excluded.revoked
           WHERE known.version < excluded.version`,
        [id, userId, role, institutionId, organizationId, version, asOf, revoked],
      );
    },
  };
}
