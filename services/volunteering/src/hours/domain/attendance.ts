import type { Viewer } from '@conect/kernel';
import { dayOf } from '@conect/legal-clock';
import type { VolunteeringContract } from '../../contract/domain/contract';
import { isHostIn } from '../../membership/domain/host';
import type { VolunteeringRefusal } from '../../service/domain/refusals';
import type { Worked } from './hour-log';
import { lastWorkedDayOf, wasInForce } from './term';

/** A shift with the opportunity and the organization it is of. */
export interface PlacedShift {
  readonly id: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly opportunityId: string;
  readonly organizationId: string;
}

/** Where a person stands on a shift: it expects him, or another one of the same opportunity does, or none. */
export type ShiftPlace = 'EXPECTED' | 'EXPECTED_ELSEWHERE' | 'NOT_EXPECTED';

/** So long after a shift a scan may still arrive from a phone that was offline; no act sets this term, it is a choice of CONECT. */
const daysToSend = 7;

/** Until when a shift's code is taken. */
export const codeEndsAt = ({ endsAt }: Pick<PlacedShift, 'endsAt'>): Date => new Date(endsAt.getTime() + daysToSend * 86_400_000);

/** Why a scan is not taken now; empty when it is: only the server's time and the shift's count, whatever the phone believes. */
export function refusalsOfScan(signed: Pick<PlacedShift, 'startsAt' | 'endsAt'>, shift: PlacedShift | null, now: Date): readonly VolunteeringRefusal[] {
  const field = ['code'];
  // A code that was printed before the shift was moved says another time than the shift has.
  if (shift === null || shift.startsAt.getTime() !== signed.startsAt.getTime() || shift.endsAt.getTime() !== signed.endsAt.getTime()) return [{ code: 'ATTENDANCE_CODE_INVALID', field }];
  if (now < shift.startsAt) return [{ code: 'ATTENDANCE_NOT_BEGUN', field }];
  return now > codeEndsAt(shift) ? [{ code: 'ATTENDANCE_CODE_EXPIRED', field }] : [];
}

/** Why the viewer cannot be taken at the word of the code; empty when he can. Who decides for the host could show it to himself, and nobody vouches for his own hours. */
export const refusalsOfScanner = (viewer: Viewer, { organizationId }: PlacedShift): readonly VolunteeringRefusal[] => (isHostIn(viewer, organizationId) ? [{ code: 'FORBIDDEN', field: ['code'] }] : []);

/** Why a person's scan of this shift does not count; empty when it does. */
export function refusalsOfPlace(place: ShiftPlace): readonly VolunteeringRefusal[] {
  if (place === 'EXPECTED') return [];
  return [{ code: place === 'EXPECTED_ELSEWHERE' ? 'ATTENDANCE_OTHER_SHIFT' : 'FORBIDDEN', field: ['code'] }];
}

/** What a shift counts: the whole of it. Who came is let in by the host, which shows the code, and a shift is at most a day long. */
export const workedOf = ({ startsAt, endsAt }: PlacedShift): Worked => ({
  day: dayOf(startsAt),
  minutes: Math.min(1_440, Math.max(1, Math.floor((endsAt.getTime() - startsAt.getTime()) / 60_000))),
  startsAt,
  endsAt,
});

/** The contract under which a shift was done; null when none was in force on its day. */
export const contractOfShift = (contracts: readonly VolunteeringContract[], { day }: Worked): VolunteeringContract | null =>
  contracts.find((contract) => wasInForce(contract) && day >= contract.startsOn && day <= lastWorkedDayOf(contract)) ?? null;
