import { LocalDate as JodaDate } from '@js-joda/core';

/** A day of Romania's calendar as `YYYY-MM-DD`; such texts sort as the days do. */
export type LocalDate = string;

/** The days about which the clock can say which legal terms hold: from the republication of Law 52/2003 on. */
export const legalClockRange: { readonly first: LocalDate; readonly last: LocalDate } = { first: '2013-12-03', last: '2099-12-31' };

/** Whether legal terms are known for the day; a caller asks before it hands on what a user gave, for outside the clock throws. */
export const isWithinLegalClock = (day: LocalDate): boolean => day >= legalClockRange.first && day <= legalClockRange.last;

/** The day that a text names as `YYYY-MM-DD`, or null where there is no such day. */
export const parseLocalDate = (text: string): LocalDate | null => (readDay(text) === null ? null : text);

/** The day so many days later; earlier when negative. */
export const addDays = (day: LocalDate, days: number): LocalDate => toJoda(day).plusDays(days).toString();

/** The same day so many months later, or that month's last where it has no such day. */
export const addMonths = (day: LocalDate, months: number): LocalDate => toJoda(day).plusMonths(months).toString();

/** The library's form of a day; a text that names no day is a fault of the caller. */
export function toJoda(day: LocalDate): JodaDate {
  const read = readDay(day);
  if (read === null) throw new RangeError(`Expected a day as YYYY-MM-DD, got "${day}"`);
  return read;
}

/** By hand, for the library's own parser takes thirty times as long and a schedule reads a hundred days. */
function readDay(text: string): JodaDate | null {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (parts === null) return null;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  if (month < 1 || month > 12 || day < 1 || day > JodaDate.of(year, month, 1).lengthOfMonth()) return null;
  return JodaDate.of(year, month, day);
}
