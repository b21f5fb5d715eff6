import { reachParameters } from '@conect/event-bus';
import type { EntityManager } from 'typeorm';
import type { InvitationStore } from '../../application/ports';
import { invitableOrganizations } from '../invitable-organizations';
import { invitationTable } from '../tables/invitation.table';

/** The invitations of one transaction; however many, they are written by one statement. */
export function createInvitationStore(manager: EntityManager): InvitationStore {
  const rows = manager.getRepository(invitationTable);
  const idsOf = async (statement: string, ids: readonly string[]) => (ids.length === 0 ? [] : (await manager.query<{ id: string }[]>(statement, [ids])).map(({ id }) => id));
  return {
    async findReached(consultationId, reach, limit) {
      const [found] = await manager.query<{ organizationIds: readonly string[]; alreadyInvitedCount: number }[]>(selectReached, [...reachParameters(reach), consultationId, limit]);
      return found!;
    },
    findNotActive: (organizationIds) => idsOf(selectNotActive, organizationIds),
    findUnknownCommunities: (communityIds) => idsOf(selectUnknownCommunities, communityIds),
    async insertNew(invitations) {
      if (invitations.length === 0) return [];
      const inserted = await manager.query<{ id: string }[]>(insertNew, [JSON.stringify(invitations)]);
      const ids = new Set(inserted.map(({ id }) => id));
      return invitations.filter(({ id }) => ids.has(id));
    },
    findByIdForUpdate: (id) => rows.findOne({ where: { id }, lock: { mode: 'pessimistic_write' } }),
    async saveOpened({ id, openedAt }) {
      await rows.update({ id }, { openedAt });
    },
  };
}

const selectReached = `
  WITH reached AS MATERIALIZED (${invitableOrganizations})
  SELECT ARRAY(SELECT id FROM reached WHERE invitation_id IS NULL ORDER BY id LIMIT $9) AS "organizationIds",
    (SELECT count(invitation_id)::int FROM reached) AS "alreadyInvitedCount"`;

const selectNotActive = `SELECT named.id FROM unnest($1::uuid[]) AS named (id) WHERE NOT EXISTS (SELECT 1 FROM organization o WHERE o.id = named.id AND o.status = 'ACTIVE')`;

const selectUnknownCommunities = 'SELECT named.id FROM unnest($1::uuid[]) AS named (id) WHERE NOT EXISTS (SELECT 1 FROM expertise_community c WHERE c.id = named.id)';

// In the order of the organizations, so that two officers who invite the same ones wait for each other and do not block each other.
const insertNew = `
  INSERT INTO invitation (id, consultation_id, institution_id, organization_id, created_at)
  SELECT id, "consultationId", "institutionId", "organizationId", "createdAt"
  FROM jsonb_to_recordset($1::jsonb) AS given (id uuid, "consultationId" uuid, "institutionId" uuid, "organizationId" uuid, "createdAt" timestamptz)
  ORDER BY "organizationId"
  ON CONFLICT (consultation_id, organization_id) DO NOTHING RETURNING id`;
