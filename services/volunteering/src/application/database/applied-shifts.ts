import type { EntityManager } from 'typeorm';

/** For which shifts of opportunities somebody has applied, read in one transaction. */
export const createAppliedShifts = (manager: EntityManager) => ({
  /** The shifts of one opportunity for which somebody has applied at some time; null among them for places as a whole. */
  async appliedShiftIds(opportunityId: string): Promise<ReadonlySet<string | null>> {
    const found = await manager.query<{ id: string | null }[]>('SELECT DISTINCT shift_id AS id FROM application WHERE opportunity_id = $1', [opportunityId]);
    return new Set(found.map(({ id }) => id));
  },
});
