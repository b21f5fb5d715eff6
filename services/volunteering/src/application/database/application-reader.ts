import { askedRow, pagesOf, type FoundPlace } from '@conect/service-kit';
import { In, type EntityManager } from 'typeorm';
import type { ApplicationReader, ApplicationSide } from '../application/ports';
import { isLive } from '../domain/application';
import { toApplication } from './application-rows';
import { applicationTable } from './tables/application.table';
import { volunteerBlockTable } from './tables/volunteer-block.table';

/** Reads applications and blocks, one statement for however many. */
export function createApplicationReader(manager: EntityManager): ApplicationReader {
  const [rows, blocks] = [manager.getRepository(applicationTable), manager.getRepository(volunteerBlockTable)];
  const findByIds: ApplicationReader['findByIds'] = async (ids) => (await rows.findBy({ id: In([...ids]) })).map(toApplication);
  const findBlocks = (ids: readonly string[]) => blocks.findBy({ id: In([...ids]) });
  const places = (statement: string, asked: readonly object[]) => manager.query<FoundPlace[]>(statement, [JSON.stringify(asked)]);
  return {
    findByIds,
    findPages: async (side, asked) => pagesOf(asked, await places(selectPages(side), asked.map(askedRow)), findByIds),
    async countOf(side, lists) {
      const counts = await manager.query<{ place: number; count: number }[]>(countLists(columnOf[side]), [JSON.stringify(lists.map((list, place) => ({ ...list, place })))]);
      const byPlace = new Map(counts.map(({ place, count }) => [place, count]));
      return lists.map((_, place) => byPlace.get(place) ?? 0);
    },
    async waitingPositions(ids) {
      const found = await manager.query<{ id: string; position: number }[]>(selectPositions, [ids]);
      const byId = new Map(found.map(({ id, position }) => [id, position]));
      return ids.map((id) => byId.get(id) ?? null);
    },
    findLiveOf: async (volunteerId, opportunityIds) => (await rows.findBy({ volunteerId, opportunityId: In([...opportunityIds]) })).map(toApplication).filter(isLive),
    findBlocksOf: (userId, organizationIds) => blocks.findBy({ userId, organizationId: In([...organizationIds]) }),
    findBlockPages: async (asked) => pagesOf(asked, await places(selectBlocks, asked.map(askedRow)), findBlocks),
    async countBlocks(organizationIds) {
      const counts = await manager.query<{ id: string; count: number }[]>('SELECT organization_id AS id, count(*)::int AS count FROM volunteer_block WHERE organization_id = ANY ($1::uuid[]) GROUP BY 1', [organizationIds]);
      const byId = new Map(counts.map(({ id, count }) => [id, count]));
      return organizationIds.map((id) => byId.get(id) ?? 0);
    },
  };
}

const columnOf: Readonly<Record<ApplicationSide, string>> = { OPPORTUNITY: 'opportunity_id', ORGANIZATION: 'organization_id', VOLUNTEER: 'volunteer_id' };

/** Pages of rows of parties, the newest first; `at` is the column of their age. */
const selectNewest = (table: string, { party, at, also = '' }: { readonly party: string; readonly at: string; readonly also?: string }): string => `
  SELECT asked.place, page.id
  FROM jsonb_to_recordset($1::jsonb) AS asked (place integer, "partyId" uuid, "organizationId" uuid, statuses jsonb, rows integer, forward boolean, at timestamptz, id uuid)
  CROSS JOIN LATERAL (
    (SELECT r.id, r.${at} FROM ${table} r
     WHERE asked.forward AND ${party} ${also} AND (asked.at IS NULL OR (r.${at}, r.id) < (asked.at, asked.id))
     ORDER BY r.${at} DESC, r.id DESC LIMIT asked.rows)
    UNION ALL
    (SELECT r.id, r.${at} FROM ${table} r
     WHERE NOT asked.forward AND ${party} ${also} AND (asked.at IS NULL OR (r.${at}, r.id) > (asked.at, asked.id))
     ORDER BY r.${at}, r.id LIMIT asked.rows)
  ) page
  ORDER BY asked.place, page.${at} DESC, page.id DESC`;

const inStatuses = `AND (asked.statuses IS NULL OR jsonb_typeof(asked.statuses) = 'null' OR asked.statuses ? r.status)`;
const selectPages = (side: ApplicationSide): string => selectNewest('application', { party: `r.${columnOf[side]} = asked."partyId"`, at: 'applied_at', also: inStatuses });
const selectBlocks = selectNewest('volunteer_block', { party: 'r.organization_id = asked."organizationId"', at: 'blocked_at' });

const countLists = (column: string): string => `
  SELECT asked.place, count(*)::int AS count
  FROM jsonb_to_recordset($1::jsonb) AS asked (place integer, "partyId" uuid, statuses jsonb) JOIN application r ON r.${column} = asked."partyId" ${inStatuses}
  GROUP BY asked.place`;

const selectPositions = `
  SELECT waits.id, (SELECT count(*)::int FROM application a WHERE a.status = 'WAITLISTED' AND a.opportunity_id = waits.opportunity_id
    AND a.shift_id IS NOT DISTINCT FROM waits.shift_id AND a.waiting_number <= waits.waiting_number) AS position
  FROM application waits WHERE waits.id = ANY ($1::uuid[]) AND waits.status = 'WAITLISTED'`;
