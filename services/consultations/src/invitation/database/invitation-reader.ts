import { reachParameters } from '@conect/event-bus';
import { askedRow, countAsked, pagesOf, selectAskedCounts, selectAskedPages, type FoundPlace } from '@conect/service-kit';
import { In, type EntityManager } from 'typeorm';
import type { InvitationReader, InvitationSide } from '../application/ports';
import { invitableOrganizations } from './invitable-organizations';
import { invitationTable } from './tables/invitation.table';

/** Reads invitations, one statement for however many lists. */
export function createInvitationReader(manager: EntityManager): InvitationReader {
  const findByIds: InvitationReader['findByIds'] = (ids) => manager.getRepository(invitationTable).findBy({ id: In([...ids]) });
  return {
    findByIds,
    async findPages(side, asked) {
      const found = await manager.query<FoundPlace[]>(selectPages(columns[side]), [JSON.stringify(asked.map(askedRow))]);
      return pagesOf(asked, found, findByIds);
    },
    countOf: (side, asked) => countAsked(manager, countPlaces(columns[side]), asked),
    async findReachedPage(consultationId, reach, { size, direction, position }) {
      const forward = direction === 'FORWARD';
      const found = await manager.query<{ id: string }[]>(selectReachedPage(forward), [...reachParameters(reach), consultationId, position?.[0] ?? null, size + 1]);
      const ids = found.map(({ id }) => id);
      return forward ? ids : ids.reverse();
    },
    async countReached(consultationId, reach) {
      const [counts] = await manager.query<{ newCount: number; alreadyInvitedCount: number }[]>(countReached, [...reachParameters(reach), consultationId]);
      return counts!;
    },
  };
}

const columns: Readonly<Record<InvitationSide, string>> = { CONSULTATION: 'i.consultation_id', ORGANIZATION: 'i.organization_id' };

const listsBy = (column: string) => ({
  lists: '"ofId" uuid, opened boolean',
  from: 'invitation i',
  where: `${column} = asked."ofId" AND (asked.opened IS NULL OR asked.opened = (i.opened_at IS NOT NULL))`,
});

const selectPages = (column: string) => selectAskedPages({ ...listsBy(column), id: 'i.id', at: 'i.created_at', first: 'NEWEST' });
const countPlaces = (column: string) => selectAskedCounts(listsBy(column));

const selectReachedPage = (forward: boolean) => `
  SELECT id FROM (${invitableOrganizations}) reached
  WHERE invitation_id IS NULL AND ($9::uuid IS NULL OR id ${forward ? '>' : '<'} $9)
  ORDER BY id ${forward ? '' : 'DESC'} LIMIT $10`;

const countReached = `
  SELECT count(*) FILTER (WHERE invitation_id IS NULL)::int AS "newCount", count(invitation_id)::int AS "alreadyInvitedCount" FROM (${invitableOrganizations}) reached`;
