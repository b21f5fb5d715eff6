import type { Contribution } from '../domain/contribution';
import { isSubmitted, takeUnderReview } from '../domain/lifecycle';
import type { ContributionUnit } from './ports';
import { enterChange } from './save-contribution';

/** Takes a contribution under review whose term is over; another one stays as it is. */
export async function reviewed(unit: ContributionUnit, before: Contribution): Promise<Contribution> {
  if (!isSubmitted(before)) return before;
  const event = takeUnderReview(before, unit.now);
  await unit.contributions.save(event.contribution);
  await enterChange(unit, before, event, null);
  return event.contribution;
}
