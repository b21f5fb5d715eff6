import type { ApplicationUnit } from '../ports';
import { seatWaiting } from '../record-applications';

/** An opportunity has more places than before: they go to those who wait, in the order of each line. */
export async function offerPlaces(unit: ApplicationUnit, opportunityId: string): Promise<void> {
  const opportunity = await unit.opportunities.findByIdForUpdate(opportunityId);
  if (opportunity === null) return;
  const lines = opportunity.places === null ? opportunity.shifts.map(({ id }) => id) : [null];
  let current = opportunity;
  for (const shiftId of lines) current = await seatWaiting(unit, current, shiftId);
}
