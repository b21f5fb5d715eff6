import type { Opportunity, Place, Question, Shift } from '../domain/opportunity';
import type { OpportunityRow } from './tables/opportunity.table';
import type { ShiftRow } from './tables/shift.table';

/** Reads an opportunity from its row and its shifts; that its words are those of the domain, the table's constraints and the commands say. */
export function toOpportunity({ localityId, countyCode, address, latitude, longitude, questions, ...facts }: OpportunityRow, shifts: readonly ShiftRow[]): Opportunity {
  const place: Place | null = localityId === null || countyCode === null ? null : { localityId, countyCode, address, latitude, longitude };
  return { ...facts, place, questions: questions as Question[], shifts: shifts.map(toShift) } as Opportunity;
}

const toShift = ({ id, startsAt, endsAt, places, takenCount }: ShiftRow): Shift => ({ id, startsAt, endsAt, places, takenCount });

/** Writes an opportunity as its row; its shifts have rows of their own. */
export function toOpportunityRow(opportunity: Opportunity): OpportunityRow {
  const facts = Object.fromEntries(Object.entries(opportunity).filter(([field]) => field !== 'place' && field !== 'shifts')) as Omit<OpportunityRow, keyof Place>;
  return { ...facts, ...(opportunity.place ?? { localityId: null, countyCode: null, address: null, latitude: null, longitude: null }) };
}

/** Writes the shifts of an opportunity as their rows. */
export const toShiftRows = ({ id: opportunityId, shifts }: Opportunity): ShiftRow[] => shifts.map((shift) => ({ ...shift, opportunityId }));
