import { addMonths, dayOf, formatInBucharest } from '@conect/legal-clock';
import { badInput, type VolunteeringRefusal } from '../../service/domain/refusals';
import type { Opportunity, SaidOpportunity, Shift } from './opportunity';

/** An opportunity is a call for a time; who goes on after it calls again. */
const maximumMonths = 24;
const maximumShiftMillis = 24 * 3_600_000;
/** Between these hours nobody under 18 may work (Codul muncii art. 125 and 128). */
const night = { from: 22, until: 6 } as const;
const adultAge = 18;

/** Why what an opportunity says does not go together; empty when it does. */
export const refusalsOfContent = (said: SaidOpportunity): readonly VolunteeringRefusal[] => [...refusalsOfDays(said), ...refusalsOfShiftTimes(said), ...refusalsOfAge(said), ...refusalsOfNight(said)];

function refusalsOfDays({ startsOn, endsOn, applyUntil }: SaidOpportunity): readonly VolunteeringRefusal[] {
  const until = addMonths(startsOn, maximumMonths);
  if (endsOn < startsOn || endsOn > until) return [badInput(['endsOn'], 'DAY_BETWEEN', { from: startsOn, until })];
  return applyUntil !== null && applyUntil > endsOn ? [badInput(['applyUntil'], 'DAY_UNTIL', { until: endsOn })] : [];
}

/** A shift begins and ends within the days; one of the last night may end in the morning after. */
function refusalsOfShiftTimes({ shifts, startsOn: from, endsOn: until }: SaidOpportunity): readonly VolunteeringRefusal[] {
  const fits = ({ startsAt, endsAt }: Shift): boolean => {
    const length = endsAt.getTime() - startsAt.getTime();
    return length > 0 && length <= maximumShiftMillis && dayOf(startsAt) >= from && dayOf(startsAt) <= until;
  };
  return shifts.flatMap((shift, index) => (fits(shift) ? [] : [badInput(['shifts', String(index)], 'SHIFT_TIMES', { from, until })]));
}

const refusalsOfAge = ({ minimumAge, isOpenToMinors }: SaidOpportunity): readonly VolunteeringRefusal[] =>
  minimumAge < adultAge && !isOpenToMinors ? [badInput(['minimumAge'], 'OPEN_TO_MINORS')] : [];

function refusalsOfNight({ shifts, hasNightWork, isOpenToMinors }: SaidOpportunity): readonly VolunteeringRefusal[] {
  const nightShift = shifts.findIndex(isAtNight);
  if (isOpenToMinors && (hasNightWork || nightShift >= 0)) return [{ code: 'NIGHT_WORK_OF_MINORS', field: hasNightWork ? ['hasNightWork'] : ['shifts', String(nightShift)] }];
  return nightShift >= 0 && !hasNightWork ? [badInput(['hasNightWork'], 'NIGHT_WORK')] : [];
}

/** Whether a part of a shift is between 22:00 and 6:00 in Romania. Clocks are changed at night only, so that a day is as long as its hours say. */
export function isAtNight({ startsAt, endsAt }: Pick<Shift, 'startsAt' | 'endsAt'>): boolean {
  const [hours, minutes, seconds] = formatInBucharest(startsAt).slice(11, 19).split(':').map(Number) as [number, number, number];
  if (hours >= night.from || hours < night.until) return true;
  const untilNight = (night.from - hours) * 3_600_000 - minutes * 60_000 - seconds * 1_000;
  return endsAt.getTime() - startsAt.getTime() > untilNight;
}

/** Why an opportunity cannot say this instead, for what people have been promised; empty when it can. `appliedShiftIds` are the shifts for which somebody has applied, null among them for places as a whole. */
export function refusalsOfTaken(before: Opportunity, said: SaidOpportunity, appliedShiftIds: ReadonlySet<string | null>): readonly VolunteeringRefusal[] {
  if (said.places !== null) {
    if (before.places === null) return refusalsOfOtherKind(appliedShiftIds, 'places');
    return said.places < before.takenCount ? [placesTaken(['places'], before.takenCount)] : [];
  }
  if (before.places !== null) return refusalsOfOtherKind(appliedShiftIds, 'shifts');
  const kept = new Set(said.shifts.map(({ id }) => id));
  const removed = before.shifts.filter(({ id }) => !kept.has(id) && appliedShiftIds.has(id));
  const tooSmall = said.shifts.flatMap(({ places, takenCount }, index) => (places < takenCount ? [placesTaken(['shifts', String(index), 'places'], takenCount)] : []));
  return [...removed.map(({ takenCount }) => placesTaken(['shifts'], takenCount)), ...tooSmall];
}

/** Who has applied for places as a whole has applied for no shift, and the other way round. */
const refusalsOfOtherKind = (appliedShiftIds: ReadonlySet<string | null>, field: string): readonly VolunteeringRefusal[] => (appliedShiftIds.size > 0 ? [placesTaken([field], appliedShiftIds.size)] : []);

const placesTaken = (field: readonly string[], taken: number): VolunteeringRefusal => ({ code: 'PLACES_TAKEN', field, params: { taken } });

/** Why an opportunity cannot be or become public on this day; empty when it can. One that begins must not have begun, one that goes on must not be over. */
export function refusalsOfPast({ startsOn, endsOn, applyUntil }: Opportunity, today: string, first: 'startsOn' | 'endsOn'): readonly VolunteeringRefusal[] {
  const day = first === 'startsOn' ? startsOn : endsOn;
  if (day < today) return [{ code: 'DAYS_PASSED', params: { day } }];
  return applyUntil !== null && applyUntil < today ? [{ code: 'DAYS_PASSED', params: { day: applyUntil } }] : [];
}

/** Why an opportunity that is public cannot have these days instead; empty when it can. A day that has begun stays, another one is to come. */
export function refusalsOfNewDays(before: SaidOpportunity, said: SaidOpportunity, today: string): readonly VolunteeringRefusal[] {
  return (['startsOn', 'endsOn', 'applyUntil'] as const).flatMap((field) => {
    const day = said[field];
    return day !== null && day !== before[field] && day < today ? [badInput([field], 'DAY_FROM_TODAY', { today })] : [];
  });
}
