import fc from 'fast-check';
import { dayOf, endOfDay, formatInBucharest, isStartOfDay, isWithinLegalClock, lastDayBefore, startOfDay } from './index';
import { someDay, someInstant } from '../test/arbitrary-days';

/** Node's own time-zone data, which comes from another copy of the IANA database than the library's. */
const wallClock = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Bucharest', dateStyle: 'short', timeStyle: 'medium' });

describe('deadlines over the changes of the clock', () => {
  it.each([
    ['2026-03-28', '2026-03-29T00:00:00+02:00', '2026-03-28T22:00:00.000Z'],
    ['2026-03-29', '2026-03-30T00:00:00+03:00', '2026-03-29T21:00:00.000Z'],
    ['2026-10-24', '2026-10-25T00:00:00+03:00', '2026-10-24T21:00:00.000Z'],
    ['2026-10-25', '2026-10-26T00:00:00+02:00', '2026-10-25T22:00:00.000Z'],
    ['2028-02-28', '2028-02-29T00:00:00+02:00', '2028-02-28T22:00:00.000Z'],
    ['2026-12-31', '2027-01-01T00:00:00+02:00', '2026-12-31T22:00:00.000Z'],
  ])('of %s end at %s', (lastDay, local, utc) => {
    const deadline = endOfDay(lastDay);

    expect(deadline.toISOString()).toBe(utc);
    expect(formatInBucharest(deadline)).toBe(local);
    expect(lastDayBefore(deadline)).toBe(lastDay);
  });

  it('leave 23 hours in spring and 25 in autumn', () => {
    const hoursOf = (day: string): number => (endOfDay(day).getTime() - startOfDay(day).getTime()) / 3_600_000;

    expect(['2026-03-28', '2026-03-29', '2026-10-25', '2026-10-26'].map(hoursOf)).toEqual([24, 23, 25, 24]);
  });

  it('keep the hours that are there once or twice on the day they belong to', () => {
    expect(formatInBucharest(new Date('2026-03-29T01:00:00Z'))).toBe('2026-03-29T04:00:00+03:00');
    expect(formatInBucharest(new Date('2026-10-25T00:30:00Z'))).toBe('2026-10-25T03:30:00+03:00');
    expect(formatInBucharest(new Date('2026-10-25T01:30:00Z'))).toBe('2026-10-25T03:30:00+02:00');
    expect(['2026-10-24T21:00:00Z', '2026-10-25T21:59:59Z', '2026-10-25T22:00:00Z'].map((text) => dayOf(new Date(text)))).toEqual(['2026-10-25', '2026-10-25', '2026-10-26']);
  });
});

it("agrees with Node's own time zones on every instant", () => {
  fc.assert(fc.property(someInstant, (instant) => {
    expect(dayOf(instant)).toBe(wallClock.format(instant).slice(0, 10));
    expect(formatInBucharest(instant).slice(0, 19)).toBe(wallClock.format(instant).replace(' ', 'T'));
    expect(Date.parse(formatInBucharest(instant))).toBe(instant.getTime());
  }), { numRuns: 500 });
});

it('begins every day at midnight by that clock, and shows its deadline as that day', () => {
  fc.assert(fc.property(someDay, (day) => {
    expect(wallClock.format(startOfDay(day))).toBe(`${day} 00:00:00`);
    expect(isStartOfDay(startOfDay(day))).toBe(true);
    expect(dayOf(startOfDay(day))).toBe(day);
    expect(lastDayBefore(endOfDay(day))).toBe(day);
    expect(dayOf(new Date(endOfDay(day).getTime() - 1))).toBe(day);
  }), { numRuns: 500 });
});

it('knows an instant within a day from its beginning', () => {
  expect(isStartOfDay(new Date('2026-03-12T22:00:00Z'))).toBe(true);
  expect(isStartOfDay(new Date('2026-03-12T22:00:00.001Z'))).toBe(false);
  expect(isStartOfDay(new Date('2026-03-12T21:00:00Z'))).toBe(false);
});

it('refuses what is no instant', () => {
  expect(() => dayOf(new Date('yesterday'))).toThrow(RangeError);
});

it.each([
  [new Date('2013-12-02T21:59:59Z'), false],
  [new Date('2013-12-02T22:00:00Z'), true],
  [new Date('2099-12-31T21:59:59Z'), true],
  [new Date('2099-12-31T22:00:00Z'), false],
  [new Date(8.64e15), false],
  [new Date(-8.64e15), false],
])('says of %p whether it is within the clock: %p', (instant, isWithin) => {
  expect(isWithinLegalClock(dayOf(instant))).toBe(isWithin);
});
