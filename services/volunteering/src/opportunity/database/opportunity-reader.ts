import { askedRow, pagesOf, selectAskedPages, type FoundPlace } from '@conect/service-kit';
import { In, type EntityManager } from 'typeorm';
import type { OpportunityReader } from '../application/ports';
import { readOpportunities } from './read-opportunities';
import { opportunityTable } from './tables/opportunity.table';

/** Reads opportunities, as many statements for one as for many. */
export function createOpportunityReader(manager: EntityManager): OpportunityReader {
  const rows = manager.getRepository(opportunityTable);
  const findByIds: OpportunityReader['findByIds'] = async (ids) => readOpportunities(manager, await rows.findBy({ id: In([...ids]) }));
  return {
    findByIds,
    findPages: async (asked) => pagesOf(asked, await manager.query<FoundPlace[]>(selectPages, [JSON.stringify(asked.map(askedRow))]), findByIds),
    countOf: async (asked) => {
      const counts = await manager.query<{ count: number }[]>(selectCounts, [JSON.stringify(asked.map((query, place) => ({ ...query, place })))]);
      return counts.map(({ count }) => count);
    },
    async findReviewPage({ size, direction, position }) {
      const forward = direction === 'FORWARD';
      const query = rows.createQueryBuilder('opportunity').where(`opportunity.status = 'IN_REVIEW'`).limit(size + 1);
      query.orderBy('opportunity.statusSince', forward ? 'ASC' : 'DESC').addOrderBy('opportunity.id', forward ? 'ASC' : 'DESC');
      if (position !== null) query.andWhere(`(opportunity.status_since, opportunity.id) ${forward ? '>' : '<'} (:since, :id)`, { since: position[0], id: position[1] });
      const found = await query.getMany();
      return readOpportunities(manager, forward ? found : found.reverse());
    },
    countInReview: () => rows.countBy({ status: 'IN_REVIEW' }),
    async approvedCountsOf(organizationIds) {
      const counts = await manager.query<{ id: string; count: number }[]>(
        'SELECT organization_id AS id, count(*)::int AS count FROM opportunity WHERE organization_id = ANY ($1::uuid[]) AND approved_at IS NOT NULL GROUP BY organization_id',
        [organizationIds],
      );
      const byId = new Map(counts.map(({ id, count }) => [id, count]));
      return organizationIds.map((id) => byId.get(id) ?? 0);
    },
  };
}

/** What a list of an organization's opportunities holds. */
const listed = `o.organization_id = asked."organizationId" AND (asked."withHidden" OR o.published_at IS NOT NULL)
      AND (asked.statuses IS NULL OR o.status IN (SELECT jsonb_array_elements_text(asked.statuses)))`;

const selectPages = selectAskedPages({ lists: '"organizationId" uuid, statuses jsonb, "withHidden" boolean', from: 'opportunity o', id: 'o.id', at: 'o.created_at', where: listed, first: 'NEWEST' });

const selectCounts = `
  SELECT (SELECT count(*)::int FROM opportunity o WHERE ${listed}) AS count
  FROM jsonb_to_recordset($1::jsonb) AS asked (place integer, "organizationId" uuid, statuses jsonb, "withHidden" boolean)
  ORDER BY asked.place`;
