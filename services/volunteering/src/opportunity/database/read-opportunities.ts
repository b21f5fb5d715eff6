import { In, type EntityManager } from 'typeorm';
import type { Opportunity } from '../domain/opportunity';
import { toOpportunity } from './opportunity-rows';
import type { OpportunityRow } from './tables/opportunity.table';
import { shiftTable } from './tables/shift.table';

/** The opportunities of these rows in the same order, with their shifts, which are read by one statement. */
export async function readOpportunities(manager: EntityManager, rows: readonly OpportunityRow[]): Promise<readonly Opportunity[]> {
  const timed = rows.filter(({ places }) => places === null).map(({ id }) => id);
  const shifts = timed.length === 0 ? [] : await manager.getRepository(shiftTable).find({ where: { opportunityId: In(timed) }, order: { startsAt: 'ASC', id: 'ASC' } });
  const byOpportunity = Map.groupBy(shifts, ({ opportunityId }) => opportunityId);
  return rows.map((row) => toOpportunity(row, byOpportunity.get(row.id) ?? []));
}
