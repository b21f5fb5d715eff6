import { systemCall } from '@conect/auth';
import { accept, unrefused, type NewId } from '@conect/kernel';
import { dayOf, endOfDay } from '@conect/legal-clock';
import { dueEvent, lastArchivedDay } from '../../domain/lifecycle';
import type { InOpportunityTransaction } from '../ports';
import { recordOpportunity } from '../record-opportunity';

/** See {@link createWalkOpportunities}. */
export type WalkOpportunities = (limit: number) => Promise<number>;

interface Dependencies {
  readonly inTransaction: InOpportunityTransaction;
  readonly newId: NewId;
}

/** Closes what has had its last day and archives what ended long ago, up to so many at once; answers how many it walked. */
export const createWalkOpportunities =
  ({ inTransaction, newId }: Dependencies): WalkOpportunities =>
  async (limit) => {
    const walk = inTransaction(systemCall('walkOpportunities', newId), async (unit) => {
      const { opportunities, now } = unit;
      const endedBefore = endOfDay(lastArchivedDay(dayOf(now)));
      let walkedCount = 0;
      for (const before of await opportunities.findDueForUpdate({ today: dayOf(now), endedBefore }, limit)) {
        const event = dueEvent(before, now);
        if (event === null) continue;
        await recordOpportunity(unit, before, event);
        walkedCount += 1;
      }
      return accept({ walkedCount });
    });
    return (await unrefused(walk)).walkedCount;
  };
