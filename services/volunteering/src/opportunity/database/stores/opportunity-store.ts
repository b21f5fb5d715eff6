import { In, Not, type EntityManager } from 'typeorm';
import type { OpportunityStore } from '../../application/ports';
import { toOpportunityRow, toShiftRows } from '../opportunity-rows';
import { createOpportunitySearch } from '../opportunity-search';
import { readOpportunities } from '../read-opportunities';
import { opportunityTable } from '../tables/opportunity.table';
import { shiftTable } from '../tables/shift.table';

/** The opportunities of one transaction, by TypeORM. */
export function createOpportunityStore(manager: EntityManager): OpportunityStore {
  const [rows, shifts] = [manager.getRepository(opportunityTable), manager.getRepository(shiftTable)];
  const search = createOpportunitySearch(manager);
  /** Reads those that a statement has locked, always in the same order. */
  const findThese = async (locked: readonly { readonly id: string }[]) =>
    readOpportunities(manager, await rows.find({ where: { id: In(locked.map(({ id }) => id)) }, order: { id: 'ASC' } }));
  return {
    async findByIdForUpdate(id) {
      const row = await rows.findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
      return row === null ? null : (await readOpportunities(manager, [row]))[0]!;
    },
    organizationIdOf: async (id) => (await rows.findOne({ select: { id: true, organizationId: true }, where: { id } }))?.organizationId ?? null,
    approvedCountOf: (organizationId) => rows.createQueryBuilder('opportunity').where('opportunity.organization_id = :organizationId AND opportunity.approved_at IS NOT NULL', { organizationId }).getCount(),
    findDueForUpdate: async ({ today, endedBefore }, limit) => findThese(await manager.query<{ id: string }[]>(selectDue, [today, endedBefore, limit])),
    findRunningForUpdate: async (organizationId) => findThese(await manager.query<{ id: string }[]>(selectRunning, [organizationId])),
    async insert(opportunity) {
      await rows.insert(toOpportunityRow(opportunity));
      await shifts.insert(toShiftRows(opportunity));
      await search.insert(opportunity);
    },
    async save(opportunity) {
      await rows.update({ id: opportunity.id }, toOpportunityRow(opportunity));
      const kept = opportunity.shifts.map(({ id }) => id);
      await shifts.delete({ opportunityId: opportunity.id, ...(kept.length === 0 ? {} : { id: Not(In(kept)) }) });
      if (kept.length > 0) await shifts.upsert(toShiftRows(opportunity), ['id']);
      await search.save(opportunity);
    },
  };
}

const selectDue = `
  SELECT id FROM opportunity
  WHERE (status IN ('PUBLISHED', 'PAUSED') AND ends_on < $1) OR (status IN ('CLOSED', 'CANCELLED') AND status_since < $2)
  ORDER BY id LIMIT $3 FOR UPDATE SKIP LOCKED`;

const selectRunning = `SELECT id FROM opportunity WHERE organization_id = $1 AND status IN ('PUBLISHED', 'PAUSED') ORDER BY id FOR UPDATE`;
