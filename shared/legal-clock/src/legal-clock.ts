import { assertNever } from '@conect/kernel';
import { addDays, addMonths, type LocalDate } from './days';
import { dayOf, endOfDay } from './instants';
import { maximumTermValue, termInForce, type LegalTerm, type LegalTermCode } from './legal-terms';
import { addWorkingDays, calendarWith, type Calendar, type CalendarException } from './working-days';

/** What time means in law: the rows that SGG put over the default terms, and the government's exceptions to the calendar. */
export interface LegalClock {
  readonly terms: readonly LegalTerm[];
  readonly calendar: Calendar;
}

/** When a term is over: the exclusive instant, the last day (which people are shown), and the term it follows from. */
export interface Deadline {
  readonly at: Date;
  readonly lastDay: LocalDate;
  readonly term: LegalTerm;
}

/** The legal clock over the rows given; with none, the law's own terms and calendar. */
export const createLegalClock = (rows: {
  readonly terms?: readonly LegalTerm[];
  readonly exceptions?: readonly CalendarException[];
}): LegalClock => ({ terms: rows.terms ?? [], calendar: calendarWith(rows.exceptions ?? []) });

/** The day that a term counted from another day reaches: the last day of a deadline, the first on which something is allowed. */
export function dayReached(calendar: Calendar, term: LegalTerm, from: LocalDate): LocalDate {
  const { value, unit } = term;
  if (!Number.isInteger(value) || value < 0 || value > maximumTermValue) {
    throw new RangeError(`Expected a term from 0 to ${maximumTermValue}, got ${value} for ${term.code}`);
  }
  switch (unit) {
    case 'WORKING_DAYS':
      return addWorkingDays(calendar, from, value);
    case 'CALENDAR_DAYS':
      return addDays(from, value);
    case 'FREE_DAYS':
      return addDays(from, value + 1);
    case 'MONTHS':
      return addMonths(from, value);
    default:
      return assertNever(unit);
  }
}

/** The deadline of a term that runs since an instant: the version in force on that day counts, whatever changes later. */
export function deadlineSince(clock: LegalClock, code: LegalTermCode, since: Date): Deadline {
  return deadlineAfter(clock, code, dayOf(since));
}

/** The deadline for the transparency report about a year, counted from that year's last day. */
export const transparencyReportDeadline = (clock: LegalClock, year: number): Deadline =>
  deadlineAfter(clock, 'TRANSPARENCY_REPORT', `${year}-12-31`);

/** The deadline of a term that starts on a day. */
export function deadlineAfter(clock: LegalClock, code: LegalTermCode, from: LocalDate): Deadline {
  const term = termInForce(code, from, clock.terms);
  const lastDay = dayReached(clock.calendar, term, from);
  return { at: endOfDay(lastDay), lastDay, term };
}
