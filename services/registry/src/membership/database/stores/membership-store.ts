import type { EntityManager } from 'typeorm';
import type { MembershipStore } from '../../application/ports';
import type { HeldRole } from '../../domain/viewer';

/** The projection of memberships, by SQL: an older version than the one known changes nothing. */
export function createMembershipStore(manager: EntityManager): MembershipStore {
  return {
    async findByUserId(userId) {
      const roles = await manager.query<HeldRole[]>(
        `SELECT role, institution_id AS "institutionId", organization_id AS "organizationId"
           FROM membership WHERE user_id = $1 AND NOT revoked ORDER BY id`,
        [userId],
      );
      return { userId, roles };
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
