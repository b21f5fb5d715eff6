import { eventOfStanding } from '../../domain/lifecycle';
import type { OpportunityUnit } from '../ports';
import { recordOpportunity } from '../record-opportunity';

/** What becomes of the opportunities of an organization that is not active from now on (J3): they are paused with it, and given up when it ends. */
export async function followOrganization(unit: OpportunityUnit, organizationId: string, status: string): Promise<void> {
  for (const before of await unit.opportunities.findRunningForUpdate(organizationId)) {
    const event = eventOfStanding(before, status, unit.now);
    if (event !== null) await recordOpportunity(unit, before, event);
  }
}
