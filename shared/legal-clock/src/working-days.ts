import { DayOfWeek, type LocalDate as JodaDate } from '@js-joda/core';
import { toJoda, type LocalDate } from './days';
import { holidaysOf } from './holidays';

/** A day that the government decided otherwise than the week and the law say: a bridge day, or a day worked in its place. */
export interface CalendarException {
  readonly day: LocalDate;
  readonly kind: 'DAY_OFF' | 'WORKING_DAY';
  /** The decision, e.g. `HG 1234/2026`. */
  readonly basis: string;
}

/** The exceptions by day; where none stands, the week and Labour Code art. 139 hold. */
export type Calendar = ReadonlyMap<LocalDate, CalendarException>;

/** A calendar with these exceptions; of two about one day the later holds, and an exception outweighs a legal holiday. */
export const calendarWith = (exceptions: readonly CalendarException[]): Calendar =>
  new Map(exceptions.map((exception) => [exception.day, exception]));

/** Whether people work on the day. */
export const isWorkingDay = (calendar: Calendar, day: LocalDate): boolean => isWorked(calendar, toJoda(day));

/** The last of so many working days after the day, which itself is not counted; the day itself for none. */
export function addWorkingDays(calendar: Calendar, day: LocalDate, count: number): LocalDate {
  let reached = toJoda(day);
  for (let left = count; left > 0; ) {
    reached = reached.plusDays(1);
    if (isWorked(calendar, reached)) left -= 1;
  }
  return reached.toString();
}

/** How many working days lie after one day and through another; none when the other is not later. */
export function countWorkingDays(calendar: Calendar, after: LocalDate, through: LocalDate): number {
  const last = toJoda(through);
  let count = 0;
  for (let day = toJoda(after).plusDays(1); !day.isAfter(last); day = day.plusDays(1)) {
    if (isWorked(calendar, day)) count += 1;
  }
  return count;
}

function isWorked(calendar: Calendar, day: JodaDate): boolean {
  const text = day.toString();
  const exception = calendar.get(text);
  if (exception !== undefined) return exception.kind === 'WORKING_DAY';
  return day.dayOfWeek().value() <= DayOfWeek.FRIDAY.value() && !holidaysOf(day.year()).has(text);
}
