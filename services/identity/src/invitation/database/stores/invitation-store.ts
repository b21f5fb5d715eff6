import { In, IsNull, LessThan, type EntityManager } from 'typeorm';
import type { InvitationStore } from '../../application/ports';
import { invitationTable } from '../tables/invitation.table';

/** Invitations in PostgreSQL. */
export function createInvitationStore(manager: EntityManager): InvitationStore {
  const rows = manager.getRepository(invitationTable);
  return {
    async lockOrganization(organizationId) {
      await manager.query(`SELECT pg_advisory_xact_lock(hashtextextended('organization:' || $1, 0))`, [organizationId]);
    },
    findById: (id) => rows.findOneBy({ id }),
    findUnended: (organizationIds) =>
      rows.find({ where: { organizationId: In([...organizationIds]), acceptedAt: IsNull(), revokedAt: IsNull() }, order: { id: 'ASC' } }),
    async save(invitation) {
      await rows.upsert(invitation, ['id']);
    },
  };
}

/** Removes what is of no use any more, and the addresses with it. */
export async function removeInvitationsExpiredBefore(manager: EntityManager, before: Date): Promise<void> {
  await manager.getRepository(invitationTable).delete({ expiresAt: LessThan(before) });
}
