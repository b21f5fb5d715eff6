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
    // The rest asks for what it leaves to the stock executor: an interface to which another service adds.
    expect((await comparison.executions()).fast).toBeGreaterThan(0.7 * compared);
  }, 120_000);

  it.each([
    ['FAST', 'fields that need fields of another service', '{ newestReviews(first: 2) { product { shipping origin } } gaps { origin } }'],
    ['FAST', 'fields that another service provides', '{ newestReviews(first: 3) { product { __typename name price } } }'],
    ['FAST', 'entities in lists of lists', '{ grid { id rating matrix offers { seller trust } } }'],
    ['FAST', 'entities with a key of several fields', '{ product(id: "p4") { offers { __typename trust cents product { id rating } } } }'],
    ['FAST', 'a null that rises from another service', '{ gaps { id } product(id: "p6") { id score related(first: 1) { id } } }'],
    ['FAST', 'a null that rises to the top', '{ products(first: 9) { nodes { score } } }'],
    ['FAST', 'a value that clients may not see', '{ products(first: 4) { nodes { id grade } } }'],
    ['FAST', 'abstract types', '{ everything { __typename ... on Item { name ... on Product { rating } } ... on Bundle { size } } }'],
    ['STOCK', 'fields that another service adds to an interface', '{ liked { __typename id title likes ... on Hall { seats } } places { likes } }'],
    ['FAST', 'the query type inside itself', '{ query { __typename query { product(id: "p1") { rating } } } }'],
    ['STOCK', 'introspection beside data', '{ __schema { queryType { name } } product(id: "p1") { name rating } }'],
    ['STOCK', 'names that every object inherits', '{ constructor: product(id: "p1") { toString: name rating } }'],
    ['FAST', 'nothing at all', '{ product(id: "p1") @include(if: false) { name } }'],
    ['FAST', 'nothing from any subgraph', '{ __typename a: __typename }'],
  ])('(%s) answers as the specification says: %s', async (executor, _what, query) => {
    const before = await comparison.executions();
    const { fast, stock, ideal } = await comparison.ask(query);
    expect((await comparison.executions()).fast - before.fast).toBe(executor === 'FAST' ? 1 : 0);

    expect(fast.data).toEqual(ideal.data);
    // The keys come in the order of the query.
    expect(JSON.stringify(fast.data)).toBe(JSON.stringify(ideal.data));
    expect(fast.errors === undefined).toBe(ideal.errors === undefined);
    expect(fast).toEqual({ ...stock, ...(stock.errors ? { errors: expect.any(Array) } : {}) });
  });

  it('makes changes one after the other, also when two services make them in turns', async () => {
    const change = (id: string) => `rename(input: { id: "${id}", name: "x" }) { moment product { id rating } }`;
    const { fast } = await comparison.ask(`mutation { a: ${change('p1')} b: note(productId: "p2") { moment product { name rating } } c: ${change('p3')} d: note(productId: "p4") { moment } }`);

    const moments = Object.values(fast.data as Record<string, { moment: number }>).map(({ moment }) => moment);
    expect(moments).toEqual([0, 1, 2, 3].map((step) => moments[0]! + step));
    expect(fast.data).toMatchObject({ a: { product: { rating: 0.1 } }, b: { product: { name: 'Product 2', rating: 0.2 } } });
  });

  it.each([
    [{ yes: true }, { product: { name: 'Product 1' } }],
    [{ yes: false }, { product: { rating: 0.1 } }],
    [{}, { product: { name: 'Product 1' } }],
  ])('decides conditions by the variables %j of each request', async (variables, data) => {
    const query = 'query Q($yes: Boolean = true) { product(id: "p1") { name @include(if: $yes) rating @skip(if: $yes) } }';

    expect((await comparison.ask(query, variables)).fast).toEqual({ data });
  });

  it.each([
    ['a condition', 'query Q($yes: Boolean = true) { product(id: "p1") { name @include(if: $yes) } }', { yes: null }],
    ['an argument', 'query Q($id: ID = "p1") { product(id: $id) { name } }', { id: null }],
    ['an argument in a fragment', 'query Q($id: ID = "p1") { ...F } fragment F on Query { product(id: $id) { name } }', { id: null }],
  ])('never meets a null in %s that allows none', async (_where, query, variables) => {
    const { fast, stock } = await comparison.ask(query, variables);

    expect(fast.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    expect(stock).toEqual(fast);
  });
});
