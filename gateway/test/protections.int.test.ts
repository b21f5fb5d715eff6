import { getIntrospectionQuery } from 'graphql';
import { defaultQueryLimits } from '../src/query-limits';
import { startShopGateway, type ShopGateway } from './fixtures/shop-gateway';

describe('the limits on a client document', () => {
  let shop: ShopGateway;

  beforeAll(async () => {
    shop = await startShopGateway({ queryLimits: { ...defaultQueryLimits, cost: 2_000 } });
  });
  afterAll(() => shop.stop());
  beforeEach(() => {
    shop.catalog.received.length = 0;
    shop.reviews.received.length = 0;
  });

  const nested = (levels: number) => `${'related(first: 1) { '.repeat(levels)}id${' }'.repeat(levels)}`;
  const refused: readonly [string, string, object | undefined, object][] = [
    ['depth', `{ product(id: "p1") { ${nested(11)} } }`, undefined, { limit: 'depth', allowed: 12, given: 13 }],
    ['aliases', `{ ${Array.from({ length: 16 }, (_, index) => `a${index}: echo(text: "x")`).join(' ')} }`, undefined, { limit: 'aliases', allowed: 15, given: 16 }],
    ['aliases of __typename', `{ product(id: "p1") { ${Array.from({ length: 101 }, (_, index) => `a${index}: __typename`).join(' ')} } }`, undefined, { limit: 'aliases', given: 101 }],
    ['root fields', `{ ${'__typename '.repeat(21)} }`, undefined, { limit: 'rootFields', allowed: 20, given: 21 }],
    ['directives', `{ product(id: "p1") { ${'... @include(if: true) { id } '.repeat(31)} } }`, undefined, { limit: 'directives', allowed: 30 }],
    ['tokens', `{ product(id: "p1") { ${'id '.repeat(2_000)} } }`, undefined, { limit: 'tokens', allowed: 2_000, given: null }],
    ['a page by literal', '{ products(first: 101) { totalCount } }', undefined, { limit: 'pageSize', allowed: 100, given: 101, argument: 'first' }],
    ['a page by variable', 'query($n: Int) { products(first: $n) { totalCount } }', { n: 101 }, { limit: 'pageSize', given: 101, argument: 'first' }],
    ['a page by the default of a variable', 'query($n: Int = 101) { products(first: $n) { totalCount } }', {}, { limit: 'pageSize', given: 101 }],
    ['cost', '{ products(first: 100) { nodes { related(first: 20) { id } } } }', undefined, { limit: 'cost', allowed: 2_000 }],
    ['cost by variable', 'query($n: Int!) { products(first: 100) { nodes { related(first: $n) { id } } } }', { n: 20 }, { limit: 'cost', allowed: 2_000 }],
    ['a fragment bomb', `{ product(id: "p1") { ...F0 } } ${Array.from({ length: 30 }, (_, index) => `fragment F${index} on Product { related(first: 0) { ...F${index + 1} ...F${index + 1} } }`).join(' ')} fragment F30 on Product { id }`, undefined, { limit: 'fields', given: null }],
  ];

  it.each(refused)('refuse %s before any subgraph is asked', async (_name, query, variables, extensions) => {
    const { status, body } = await shop.ask(query, variables ? { variables } : {});

    expect(body.errors).toHaveLength(1);
    expect(body.errors?.[0]?.extensions).toMatchObject({ code: 'LIMIT_EXCEEDED', ...extensions });
    expect(body.data).toBeUndefined();
    expect(status).toBe(200);
    expect(shop.requestsToSubgraphs()).toBe(0);
  });

  it('answer 400 to who asks for application/graphql-response+json', async () => {
    const { status, headers } = await shop.ask('{ products(first: 101) { totalCount } }', { headers: { accept: 'application/graphql-response+json' } });

    expect(status).toBe(400);
    expect(headers.get('content-type')).toBe('application/graphql-response+json; charset=utf-8');
  });

  it('let the introspection of a tool through', async () => {
    const query = getIntrospectionQuery({ descriptions: true, inputValueDeprecation: true, schemaDescription: true, specifiedByUrl: true, directiveIsRepeatable: true });
    const { body } = await shop.ask(query);

    expect(body.errors).toBeUndefined();
    expect(body.data).toHaveProperty('__schema');
  });

  it('let a document at every limit through', async () => {
    const { body } = await shop.ask(`{ product(id: "p1") { ${nested(10)} } ${Array.from({ length: 15 }, (_, index) => `a${index}: echo(text: "x")`).join(' ')} }`);

    expect(body.errors).toBeUndefined();
    expect(body.data).toMatchObject({ a14: 'x' });
  });
});

describe('the limit on requests', () => {
  let shop: ShopGateway;

  beforeAll(async () => {
    shop = await startShopGateway({ rateLimit: { requestsPerMinute: 3 } });
  });
  afterAll(() => shop.stop());

  it('refuses a client that asks too often, and says when to come back', async () => {
    for (let asked = 0; asked < 3; asked += 1) expect((await shop.ask('{ echo(text: "x") }')).status).toBe(200);
    shop.catalog.received.length = 0;

    const { status, headers, body } = await shop.ask('{ echo(text: "x") }');

    expect(status).toBe(429);
    expect(body.errors?.[0]?.extensions).toEqual({ code: 'RATE_LIMITED', retryAfterSeconds: expect.any(Number) });
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    expect(shop.requestsToSubgraphs()).toBe(0);
  });

  it('leaves health checks alone', async () => {
    expect((await shop.send({}, '/healthz')).status).toBe(200);
  });
});

describe('a gateway that hides its schema', () => {
  let shop: ShopGateway;

  beforeAll(async () => {
    shop = await startShopGateway({ introspection: false });
  });
  afterAll(() => shop.stop());

  it.each(['{ __schema { queryType { name } } }', '{ __type(name: "Product") { name } }', getIntrospectionQuery()])('refuses %s', async (query) => {
    const { body } = await shop.ask(query);

    expect(body.data).toBeUndefined();
    expect(body.errors?.[0]?.extensions.code).toBe('LIMIT_EXCEEDED');
  });

  it('still tells a type name', async () => {
    expect((await shop.ask('{ __typename }')).body).toEqual({ data: { __typename: 'Query' } });
  });

  it('suggests no names', async () => {
    const { body } = await shop.ask('{ produkt(id: "p1") { id } }');

    expect(body.errors?.[0]?.message).toContain('produkt');
    expect(JSON.stringify(body)).not.toMatch(/did you mean/i);
  });

  it('has no door to federation', async () => {
    for (const query of ['{ _service { sdl } }', '{ _entities(representations: []) { __typename } }']) {
      expect((await shop.ask(query)).body.errors?.[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
    }
  });
});

describe('who asks', () => {
  let shop: ShopGateway;

  beforeAll(async () => {
    shop = await startShopGateway();
  });
  afterAll(() => shop.stop());
  beforeEach(() => {
    shop.catalog.received.length = 0;
    shop.reviews.received.length = 0;
  });

  const headersSeen = () => [...shop.catalog.received, ...shop.reviews.received].map(({ headers }) => headers);

  it('reaches each subgraph as a principal of its own', async () => {
    await shop.ask('{ product(id: "p1") { name rating } }', { headers: { authorization: 'Bearer ana' } });

    expect(headersSeen().map((headers) => headers['x-fixture-principal'])).toEqual(['ana for catalog', 'ana for reviews']);
  });

  it('cannot be said by the client', async () => {
    await shop.ask('{ product(id: "p1") { name rating } }', {
      headers: { 'x-fixture-principal': 'root for catalog', 'conect-principal': 'forged', 'x-user-id': '1', 'x-forwarded-for': '10.0.0.1', cookie: 'session=1' },
    });

    expect(headersSeen().map((headers) => headers['x-fixture-principal'])).toEqual(['nobody for catalog', 'nobody for reviews']);
    headersSeen().forEach((headers) => {
      for (const name of ['conect-principal', 'x-user-id', 'x-forwarded-for', 'cookie', 'authorization']) expect(headers[name]).toBeUndefined();
    });
  });

  it('is refused with a bad token, and no subgraph is asked', async () => {
    const { status, body } = await shop.ask('{ echo(text: "x") }', { headers: { authorization: 'Bearer bad' } });

    expect(status).toBe(401);
    expect(body).toEqual({ errors: [{ message: 'Bad token.', extensions: { code: 'UNAUTHENTICATED' } }] });
    expect(shop.requestsToSubgraphs()).toBe(0);
  });

  it.each([
    ['0193a5d2-7f00-7cc1-9d55-3f6a0c1be001', true],
    ['ab', false],
    ['a b c d e f g h', false],
    [`x${'y'.repeat(200)}`, false],
  ])('has its request id "%s" kept: %s', async (requestId, isKept) => {
    const { headers } = await shop.ask('{ echo(text: "x") }', { headers: { 'x-request-id': requestId } });

    const [seen] = headersSeen();
    expect(seen?.['x-request-id'] === requestId).toBe(isKept);
    expect(seen?.['x-request-id']).toMatch(/^[A-Za-z0-9._-]{8,64}$/);
    expect(headers.get('x-request-id')).toBe(seen?.['x-request-id']);
  });

  it.each([
    ['traceparent', '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01', true],
    ['traceparent', '00-00000000000000000000000000000000-00f067aa0ba902b7-01', false],
    ['traceparent', 'nonsense', false],
    ['accept-language', 'ro-RO, en;q=0.5', true],
    ['accept-language', '<script>', false],
  ])('has its %s "%s" passed on: %s', async (name, value, isPassed) => {
    await shop.ask('{ echo(text: "x") }', { headers: { [name]: value } });

    const [seen] = headersSeen();
    if (isPassed) expect(seen?.[name]).toBe(value);
    else expect(seen?.[name]).not.toBe(value);
  });
});
