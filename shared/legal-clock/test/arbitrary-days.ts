import fc from 'fast-check';
import { legalClockRange, type CalendarException, type LocalDate } from '../src';

const millisOfDay = 86_400_000;
const first = Date.parse(legalClockRange.first);

/** A day of the clock's first 60 years, made without the library under test. */
export const someDay: fc.Arbitrary<LocalDate> = fc.integer({ min: 0, max: 60 * 365 }).map((days) => dayNumber(first / millisOfDay + days));

/** An instant in those years, to the millisecond. */
export const someInstant: fc.Arbitrary<Date> = fc.date({ min: new Date(first), max: new Date(first + 60 * 365 * millisOfDay), noInvalidDate: true });

/** A few decisions of a government that likes long weekends. */
export const someExceptions: fc.Arbitrary<CalendarException[]> = fc.array(
  fc.record({ day: someDay, kind: fc.constantFrom('DAY_OFF' as const, 'WORKING_DAY' as const), basis: fc.constant('HG 1/2026') }),
);

/** The day so many days after 1970-01-01. */
export const dayNumber = (days: number): LocalDate => new Date(days * millisOfDay).toISOString().slice(0, 10);
