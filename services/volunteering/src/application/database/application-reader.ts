import { askedRow, countAsked, pagesOf, selectAskedCounts, selectAskedPages, type FoundPlace } from '@conect/service-kit';
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
    countOf: (side, lists) => countAsked(manager, selectCounts(side), lists),
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

const inStatuses = `(asked.statuses IS NULL OR jsonb_typeof(asked.statuses) = 'null' OR asked.statuses ? r.status)`;
const listsBy = (side: ApplicationSide) => ({ lists: '"partyId" uuid, statuses jsonb', from: 'application r', where: `r.${columnOf[side]} = asked."partyId" AND ${inStatuses}` });

const selectPages = (side: ApplicationSide): string => selectAskedPages({ ...listsBy(side), id: 'r.id', at: 'r.applied_at', first: 'NEWEST' });
const selectCounts = (side: ApplicationSide): string => selectAskedCounts(listsBy(side));
const selectBlocks = selectAskedPages({ lists: '"organizationId" uuid', from: 'volunteer_block r', id: 'r.id', at: 'r.blocked_at', where: 'r.organization_id = asked."organizationId"', first: 'NEWEST' });

const selectPositions = `
  SELECT waits.id, (SELECT count(*)::int FROM application a WHERE a.status = 'WAITLISTED' AND a.opportunity_id = waits.opportunity_id
    AND a.shift_id IS NOT DISTINCT FROM waits.shift_id AND a.waiting_number <= waits.waiting_number) AS position
  FROM application waits WHERE waits.id = ANY ($1::uuid[]) AND waits.status = 'WAITLISTED'`;
