import type { EntityManager } from 'typeorm';
import type { MembershipStore } from '../../application/ports';
import type { HeldRole } from '../../domain/viewer';

/** The projection of memberships, by SQL. */
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
  };
}
