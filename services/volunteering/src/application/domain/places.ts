import { dayOf, type LocalDate } from '@conect/legal-clock';
import type { Opportunity } from '../../opportunity/domain/opportunity';

/** Where places are counted: the opportunity as a whole, or one of its shifts. */
export interface Places {
  readonly count: number;
  readonly takenCount: number;
  /** The first day, in Romania. */
  readonly firstDay: LocalDate;
  /** Whether nobody can come any more who was not there from the beginning. */
  readonly isOver: (now: Date) => boolean;
  /** Whether somebody can have come, or stayed away. */
  readonly hasBegun: (now: Date) => boolean;
}

/** The places of an opportunity, or of one of its shifts; null when it has no such places. */
export function placesOf(opportunity: Pick<Opportunity, 'places' | 'takenCount' | 'shifts' | 'startsOn' | 'endsOn'>, shiftId: string | null): Places | null {
  const { places, takenCount, shifts, startsOn, endsOn } = opportunity;
  if (shiftId === null)
    return places === null ? null : { count: places, takenCount, firstDay: startsOn, isOver: (now) => dayOf(now) > endsOn, hasBegun: (now) => dayOf(now) >= startsOn };
  const shift = shifts.find(({ id }) => id === shiftId);
  if (shift === undefined) return null;
  const hasBegun = (now: Date) => now >= shift.startsAt;
  return { count: shift.places, takenCount: shift.takenCount, firstDay: dayOf(shift.startsAt), isOver: hasBegun, hasBegun };
}

/** How many places are free. */
export const freeOf = ({ count, takenCount }: Places): number => count - takenCount;

/** The opportunity with so many more places taken, or fewer. */
export const withTaken = (opportunity: Opportunity, shiftId: string | null, difference: number): Opportunity => ({
  ...opportunity,
  takenCount: opportunity.takenCount + difference,
  shifts: opportunity.shifts.map((shift) => (shift.id === shiftId ? { ...shift, takenCount: shift.takenCount + difference } : shift)),
});
