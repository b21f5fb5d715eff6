import { accept, isDay, refuse, whole, textOf, type Result } from '@conect/kernel';
import { dayOf } from '@conect/legal-clock';
import { badInput, type VolunteeringErrorCode } from '../../service/domain/refusals';
import type { Worked } from './hour-log';

/** When something was done, as given: the day and its minutes, or from when until when. */
interface WorkedInput {
  readonly day?: string | null | undefined;
  readonly minutes?: number | null | undefined;
  readonly startsAt?: Date | null | undefined;
  readonly endsAt?: Date | null | undefined;
}

/** What was done, and when. */
export interface HoursInput extends WorkedInput {
  readonly activity: string;
}

/** What was done, read. */
export type Hours = Worked & { readonly activity: string };

/** The minutes of a day of 24 hours. */
export const minutesOfDay = 1_440;

/** Reads what was done and when; nothing is done before it is over. */
export function readHours(input: HoursInput, now: Date): Result<Hours, VolunteeringErrorCode> {
  const read = whole<{ activity: string; worked: Worked }>({ activity: textOf(500)(input.activity, ['activity'], ''), worked: readWorked(input, now) });
  return read.ok ? accept({ activity: read.value.activity, ...read.value.worked }) : read;
}

function readWorked({ day = null, minutes = null, startsAt = null, endsAt = null }: WorkedInput, now: Date): Result<Worked, 'BAD_USER_INPUT'> {
  if (startsAt === null && endsAt === null) return readDayAndMinutes(day, minutes, dayOf(now));
  const both = Object.entries({ day, minutes }).flatMap(([field, value]) => (value === null ? [] : [badInput([field], 'DAY_OR_TIMES')]));
  return both.length > 0 ? refuse(...both) : readTimes(startsAt, endsAt, now);
}

/** A log belongs to the day on which it begins, also when the night goes on into the next one; its minutes are those that passed, in the nights of the clock change too. */
function readTimes(startsAt: Date | null, endsAt: Date | null, now: Date): Result<Worked, 'BAD_USER_INPUT'> {
  if (startsAt === null || endsAt === null) return refuse(badInput([startsAt === null ? 'startsAt' : 'endsAt'], 'VALUE'));
  if (endsAt > now) return refuse(badInput(['endsAt'], 'PAST_TIME'));
  const minutes = Math.floor((endsAt.getTime() - startsAt.getTime()) / 60_000);
  if (minutes < 1) return refuse(badInput(['endsAt'], 'TIMES_IN_ORDER'));
  if (minutes > minutesOfDay) return refuse(badInput(['endsAt'], 'HOURS_OF_DAY'));
  return accept({ day: dayOf(startsAt), minutes, startsAt, endsAt });
}

function readDayAndMinutes(day: string | null, minutes: number | null, today: string): Result<Worked, 'BAD_USER_INPUT'> {
  const refusals = [...refusalsOfDay(day, today), ...refusalsOfMinutes(minutes)];
  if (day === null || minutes === null || refusals.length > 0) return refuse(...refusals);
  return accept({ day, minutes, startsAt: null, endsAt: null });
}

function refusalsOfDay(day: string | null, today: string) {
  if (day === null) return [badInput(['day'], 'VALUE')];
  return isDay(day) && day <= today ? [] : [badInput(['day'], 'PAST_DATE', { today })];
}

function refusalsOfMinutes(minutes: number | null) {
  if (minutes === null) return [badInput(['minutes'], 'VALUE')];
  if (minutes < 1) return [badInput(['minutes'], 'AT_LEAST_A_MINUTE')];
  return minutes > minutesOfDay ? [badInput(['minutes'], 'HOURS_OF_DAY')] : [];
}

/** Reads why the host does not vouch for hours. */
export const readReason = (reason: string): Result<string, 'BAD_USER_INPUT'> => textOf(1_000)(reason, ['reason'], '');
