import { startComparison, type Comparison } from './fixtures/compare-executors';

describe('the fast executor', () => {
  let comparison: Comparison;

  beforeAll(async () => {
    comparison = await startComparison();
  });
  afterAll(() => comparison.stop());

  it('answers random queries as the stock executor does, over honest subgraphs and over broken ones', async () => {
    const { compared, differences } = await comparison.compare(Array.from({ length: 400 }, (_, index) => 20_260_302 + index));

    expect(differences.slice(0, 3)).toEqual([]);
    expect(compared).toBeGreaterThan(250);
    const { fast, stock } = await comparison.executions();
    expect(fast).toBeGreaterThan(0.9 * stock);
  }, 120_000);
});
