import { doings, move } from '../../domain/lifecycle';
import type { ApplicationUnit } from '../ports';
import { recordAll } from '../record-applications';

/** An opportunity that is over, and what its host says to who waits for an answer or in line. */
export interface EndedOpportunity {
  readonly opportunityId: string;
  readonly message: string | null;
}

/**
 * Whoever waits hears that there is nothing to wait for, in the same way whether somebody closes or cancels the opportunity, its last day passes, or its organization is suspended or ends.
 * Who has a place keeps it: what becomes of him stands in his contract.
 */
export async function endWithOpportunity(unit: ApplicationUnit, { opportunityId, message }: EndedOpportunity): Promise<void> {
  const undecided = await unit.applications.findUndecidedForUpdate(opportunityId);
  await recordAll(unit, undecided.map((before) => ({ before, event: move(before, { by: doings.opportunityEnds, reason: message }, unit.now) })));
}
