import { In, Not, type EntityManager } from 'typeorm';
import type { OpportunityStore } from '../../application/ports';
import { toOpportunity, toOpportunityRow, toShiftRows } from '../opportunity-rows';
import { opportunityTable } from '../tables/opportunity.table';
import { shiftTable } from '../tables/shift.table';

/** The opportunities of one transaction, by TypeORM. */
export function createOpportunityStore(manager: EntityManager): OpportunityStore {
  const [rows, shifts] = [manager.getRepository(opportunityTable), manager.getRepository(shiftTable)];
  const findLocked = async (id: string, mode: 'pessimistic_write' | 'pessimistic_read') => {
    const row = await rows.findOne({ where: { id }, lock: { mode } });
    return row === null ? null : toOpportunity(row, await shifts.find({ where: { opportunityId: id }, order: { startsAt: 'ASC', id: 'ASC' } }));
  };
  return {
    findByIdForUpdate: (id) => findLocked(id, 'pessimistic_write'),
    findByIdForShare: (id) => findLocked(id, 'pessimistic_read'),
    async insert(opportunity) {
      await rows.insert(toOpportunityRow(opportunity));
      await shifts.insert(toShiftRows(opportunity));
    },
    async save(opportunity) {
      await rows.update({ id: opportunity.id }, toOpportunityRow(opportunity));
      const kept = opportunity.shifts.map(({ id }) => id);
      await shifts.delete({ opportunityId: opportunity.id, ...(kept.length === 0 ? {} : { id: Not(In(kept)) }) });
      if (kept.length > 0) await shifts.upsert(toShiftRows(opportunity), ['id']);
    },
  };
}
