import { startComparison } from './fixtures/compare-executors';

it('the fast executor answers thousands of random queries as the stock executor does', async () => {
  const first = Number(process.env['SEED'] ?? 1);
  const comparison = await startComparison();

  const { compared, differences } = await comparison.compare(Array.from({ length: 6_000 }, (_, index) => first + index));
  await comparison.stop();

  expect(differences.slice(0, 3)).toEqual([]);
  expect(compared).toBeGreaterThan(3_000);
}, 1_800_000);
