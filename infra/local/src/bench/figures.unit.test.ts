import { latencyOf, medianOf, percentileOf, ratioOf } from './figures';

it.each([
  [[3], 3],
  [[9, 1, 5], 5],
  [[4, 1, 3, 2], 2.5],
])('the median of %j is %d', (values, median) => {
  expect(medianOf(values)).toBe(median);
});

it.each([
  [0, 10],
  [0.5, 30],
  [0.95, 48],
  [1, 50],
])('below the share %d of five numbers lies %d', (share, value) => {
  expect(percentileOf([50, 10, 40, 20, 30], share)).toBeCloseTo(value);
});

it('compares round by round, not median by median', () => {
  const rounds = [{ ours: 1, theirs: 2 }, { ours: 3, theirs: 4 }, { ours: 10, theirs: 10 }];

  expect(ratioOf(rounds)).toEqual({ ours: 3, theirs: 4, ratio: 0.75, lowest: 0.5, highest: 1 });
});

it('sums up durations', () => {
  const values = Array.from({ length: 101 }, (_none, index) => 100 - index);

  expect(latencyOf(values)).toEqual({ count: 101, p50: 50, p95: 95, p99: 99, highest: 100 });
});
