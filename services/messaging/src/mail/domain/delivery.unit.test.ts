import { isWithinReach } from './delivery';

const now = new Date('2026-03-10T12:00:00Z');
const reach = { firstStart: new Date('2026-03-01T00:00:00Z'), maximumAgeDays: 7, now };

it.each([
  ['just happened', '2026-03-10T11:59:59Z', true],
  ['happened on another machine whose clock is ahead', '2026-03-10T12:00:05Z', true],
  ['is a moment younger than seven days', '2026-03-03T12:00:01Z', true],
  ['is seven days old', '2026-03-03T12:00:00Z', false],
])('what %s', (_case, happenedAt, expected) => {
  expect(isWithinReach(new Date(happenedAt), reach)).toBe(expected);
});

it('what happened before the service first started is not written about', () => {
  expect(isWithinReach(new Date('2026-03-09T00:00:00Z'), { ...reach, firstStart: new Date('2026-03-09T00:00:01Z') })).toBe(false);
});
