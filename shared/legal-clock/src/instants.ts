import { DateTimeFormatter, Instant, ZoneId, ZonedDateTime } from '@js-joda/core';
import '@js-joda/timezone';
import { addDays, toJoda, type LocalDate } from './days';

const bucharest = ZoneId.of('Europe/Bucharest');

/** The day it is in Bucharest at the instant. */
export const dayOf = (instant: Date): LocalDate => inBucharest(instant).toLocalDate().toString();

/** The instant at which a day begins in Bucharest. */
export const startOfDay = (day: LocalDate): Date => new Date(toJoda(day).atStartOfDay(bucharest).toInstant().toEpochMilli());

/** The exclusive instant at which a term through the end of that day is over: 00:00 of the next day in Bucharest. */
export const endOfDay = (lastDay: LocalDate): Date => startOfDay(addDays(lastDay, 1));

/** The last day that is whole before the instant: how a deadline is shown ("12 March" for 13 March, 00:00). */
export const lastDayBefore = (deadline: Date): LocalDate => addDays(dayOf(deadline), -1);

/** Whether the instant is 00:00 in Bucharest, as every deadline of whole days is. */
export const isStartOfDay = (instant: Date): boolean => startOfDay(dayOf(instant)).getTime() === instant.getTime();

/** The instant as ISO 8601 with Bucharest's offset at that time, e.g. `2026-03-13T00:00:00+02:00`. */
export const formatInBucharest = (instant: Date): string => inBucharest(instant).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);

function inBucharest(instant: Date): ZonedDateTime {
  const millis = instant.getTime();
  if (Number.isNaN(millis)) throw new RangeError('Expected an instant, got an invalid date');
  return ZonedDateTime.ofInstant(Instant.ofEpochMilli(millis), bucharest);
}
