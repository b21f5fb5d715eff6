import fc from 'fast-check';
import { addDays, addWorkingDays, calendarWith, countWorkingDays, isWorkingDay, parseLocalDate } from './index';
import { dayNumber, someDay, someExceptions } from '../test/arbitrary-days';

const byLaw = calendarWith([]);

describe('isWorkingDay', () => {
  it('is so from Monday to Friday but on holidays', () => {
    const week = ['2026-04-06', '2026-04-07', '2026-04-08', '2026-04-09', '2026-04-10', '2026-04-11', '2026-04-12', '2026-04-13', '2026-04-14'];

    expect(week.filter((day) => isWorkingDay(byLaw, day))).toEqual(['2026-04-06', '2026-04-07', '2026-04-08', '2026-04-09', '2026-04-14']);
  });

  it("obeys the government's decisions before the week and the law", () => {
    const decided = calendarWith([
      { day: '2027-01-08', kind: 'DAY_OFF', basis: 'HG 1/2026' },
      { day: '2027-01-16', kind: 'WORKING_DAY', basis: 'HG 1/2026' },
      { day: '2027-01-25', kind: 'DAY_OFF', basis: 'HG 1/2026' },
      { day: '2027-01-25', kind: 'WORKING_DAY', basis: 'HG 2/2026' },
    ]);

    expect([isWorkingDay(byLaw, '2027-01-08'), isWorkingDay(decided, '2027-01-08')]).toEqual([true, false]);
    expect([isWorkingDay(byLaw, '2027-01-16'), isWorkingDay(decided, '2027-01-16')]).toEqual([false, true]);
    expect(isWorkingDay(decided, '2027-01-25')).toBe(true);
  });

  it('takes only days that exist', () => {
    expect(() => isWorkingDay(byLaw, '2027-02-29')).toThrow(RangeError);
    expect(() => isWorkingDay(byLaw, '1 May')).toThrow('Expected a day as YYYY-MM-DD, got "1 May"');
  });
});

describe('addWorkingDays', () => {
  it('counts from the day after', () => {
    expect(addWorkingDays(byLaw, '2026-04-09', 1)).toBe('2026-04-14');
    expect(addWorkingDays(byLaw, '2026-04-11', 1)).toBe('2026-04-14');
    expect(addWorkingDays(byLaw, '2026-04-11', 0)).toBe('2026-04-11');
  });

  it('counts 29 February', () => {
    expect(addWorkingDays(byLaw, '2028-02-28', 2)).toBe('2028-03-01');
    expect(addWorkingDays(byLaw, '2027-02-26', 2)).toBe('2027-03-02');
  });

  it('moves by a bridge day', () => {
    const bridged = calendarWith([{ day: '2026-01-09', kind: 'DAY_OFF', basis: 'HG 1/2026' }]);

    expect(addWorkingDays(bridged, '2026-01-05', 30)).toBe('2026-02-19');
  });

  it('agrees with counting, ends on a working day and is never earlier for a later day or a longer term', () => {
    fc.assert(fc.property(someDay, someExceptions, fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 40 }), (day, exceptions, count, later) => {
      const calendar = calendarWith(exceptions);
      const reached = addWorkingDays(calendar, day, count);
      const laterDay = dayNumber(Date.parse(day) / 86_400_000 + later);

      expect(countWorkingDays(calendar, day, reached)).toBe(count);
      expect(isWorkingDay(calendar, reached)).toBe(true);
      expect(addWorkingDays(calendar, laterDay, count) >= reached).toBe(true);
      expect(addWorkingDays(calendar, day, count + 1) > reached).toBe(true);
    }));
  });

  it('adds up: so many days and then some are all of them', () => {
    fc.assert(fc.property(someDay, fc.nat(40), fc.nat(40), (day, one, other) => {
      expect(addWorkingDays(byLaw, addWorkingDays(byLaw, day, one), other)).toBe(addWorkingDays(byLaw, day, one + other));
    }));
  });
});

describe('countWorkingDays', () => {
  it('excludes the first day and includes the last', () => {
    expect(countWorkingDays(byLaw, '2026-04-09', '2026-04-14')).toBe(1);
    expect(countWorkingDays(byLaw, '2026-04-08', '2026-04-09')).toBe(1);
    expect(countWorkingDays(byLaw, '2026-04-09', '2026-04-09')).toBe(0);
    expect(countWorkingDays(byLaw, '2026-04-14', '2026-04-09')).toBe(0);
  });

  it('is the sum over the days one by one', () => {
    fc.assert(fc.property(someDay, fc.nat(120), (day, length) => {
      const number = Date.parse(day) / 86_400_000;
      const days = Array.from({ length }, (_none, index) => dayNumber(number + index + 1));

      expect(countWorkingDays(byLaw, day, dayNumber(number + length))).toBe(days.filter((one) => isWorkingDay(byLaw, one)).length);
    }));
  });
});

describe('addDays', () => {
  it('goes forward and back as time does', () => {
    fc.assert(fc.property(someDay, fc.integer({ min: -800, max: 800 }), (day, days) => {
      expect(addDays(day, days)).toBe(dayNumber(Date.parse(day) / 86_400_000 + days));
    }));
  });
});

describe('parseLocalDate', () => {
  it.each([
    ['2028-02-29', '2028-02-29'],
    ['2027-02-29', null],
    ['2026-13-01', null],
    ['2026-00-10', null],
    ['2026-04-31', null],
    ['2026-04-00', null],
    ['2026-4-1', null],
    ['+12026-04-01', null],
    ['2026-04-01T00:00:00Z', null],
    ['', null],
  ])('reads "%s" as %p', (text, day) => {
    expect(parseLocalDate(text)).toBe(day);
  });
});
