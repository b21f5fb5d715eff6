import { askedRow, countAsked, pagesOf, selectAskedCounts, selectAskedPages, type FoundPlace } from '@conect/service-kit';
import { In, type EntityManager } from 'typeorm';
import type { LinkReader } from '../application/ports';
import { toLink } from './stores/link-store';
import { organizationLinkTable } from './tables/organization-link.table';

/** Reads links, one statement for however many. */
export function createLinkReader(manager: EntityManager): LinkReader {
  const rows = manager.getRepository(organizationLinkTable);
  const findByIds = async (ids: readonly string[]) => (await rows.findBy({ id: In([...ids]) })).map(toLink);
  return {
    findByIds,
    async findPages(asked) {
      const found = await manager.query<FoundPlace[]>(selectPages, [JSON.stringify(asked.map(askedRow))]);
      return pagesOf(asked, found, findByIds);
    },
    countAll: (queries) => countAsked(manager, countLinks, queries),
  };
}

const links = {
  lists: '"organizationId" uuid, kind text, status text, side text, "seesAll" boolean, "ownIds" uuid[]',
  from: 'organization_link l',
  where: `((l.parent_id = asked."organizationId" AND asked.side IS DISTINCT FROM 'MEMBER') OR (l.member_id = asked."organizationId" AND asked.side IS DISTINCT FROM 'PARENT'))
    AND (asked.kind IS NULL OR l.kind = asked.kind) AND (asked.status IS NULL OR l.status = asked.status)
    AND (l.status = 'CONFIRMED' OR asked."seesAll" OR l.parent_id = ANY (asked."ownIds") OR l.member_id = ANY (asked."ownIds"))`,
};

const selectPages = selectAskedPages({ ...links, id: 'l.id', at: 'l.created_at', first: 'NEWEST' });
const countLinks = selectAskedCounts(links);
