import { createLegalClock } from '@conect/legal-clock';
import { daysOfYear, indexYears } from './year';

it('every day of a year asks the minimum term of its own, also over the changes of the clock', () => {
  const days = daysOfYear(createLegalClock({ terms: [], exceptions: [] }), 2026);

  expect(days).toHaveLength(365);
  expect(new Set(days.map(({ ordinaryDays }) => ordinaryDays))).toEqual(new Set([10]));
  // A Monday, and the three working days after it.
  expect(days.find(({ startsAt }) => startsAt.toISOString() === '2026-03-01T22:00:00.000Z')).toMatchObject({ urgentDays: 3 });
  expect(days.every(({ urgentDays }) => urgentDays >= 3)).toBe(true);
  for (const [index, { endsAt }] of days.slice(0, -1).entries()) expect(endsAt).toEqual(days[index + 1]!.startsAt);
});

it('the first and the last year of the clock have an index', () => {
  const clock = createLegalClock({ terms: [], exceptions: [] });

  expect(daysOfYear(clock, indexYears.first)).toHaveLength(365);
  expect(daysOfYear(clock, indexYears.last)).toHaveLength(365);
});
