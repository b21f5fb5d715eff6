import type { ServerResponse } from 'node:http';
import { startShopGateway, type ShopGateway } from './fixtures/shop-gateway';

const both = '{ product(id: "p1") { name rating maker { country } } newestReviews(first: 2) { id } }';

describe('a subgraph that fails', () => {
  let shop: ShopGateway;

  beforeEach(async () => {
    shop = await startShopGateway({ patience: { queryMillis: 3_000, mutationMillis: 3_000 } });
  });
  afterEach(() => shop.stop());

  const expectPartialAnswer = async () => {
    const { status, body } = await shop.ask('{ products(first: 3) { nodes { name rating maker { country } } } }');

    expect(body.data).toEqual({
      products: { nodes: [0, 1, 2].map((index) => ({ name: `Product ${index}`, rating: null, maker: { country: null } })) },
    });
    expect(body.errors).toEqual([{ message: expect.any(String), extensions: { code: 'SUBGRAPH_UNAVAILABLE', service: 'reviews' } }]);
    expect(status).toBe(200);
    expect(JSON.stringify(body)).not.toMatch(/127\.0\.0\.1|ECONN|stack|serviceName/);
  };

  it('leaves the parts of the others, null for its own, and one error that names it, when it is down', async () => {
    await shop.reviews.close();

    await expectPartialAnswer();
  });

  it.each<[string, Parameters<ShopGateway['reviews']['misbehave']>[0]]>([
    ['never answers', () => undefined],
    ['cuts the connection', (response) => response.destroy()],
    ['cuts the connection in the middle', (response) => response.writeHead(200, { 'content-length': '500' }).write('{"da', () => response.destroy())],
    ['answers HTML with 502', (response) => response.writeHead(502, { 'content-type': 'text/html' }).end('<h1>Bad gateway at 10.0.0.7</h1>')],
    ['answers half a JSON', (response) => response.end('{"data": {"_entities": [')],
    ['answers a JSON that is not GraphQL', (response) => response.end('{"status":"ok"}')],
    ['answers a list', (response) => response.end('[]')],
    ['answers nothing', (response) => response.end()],
    ['answers too few entities', (response) => response.end('{"data":{"_entities":[]}}')],
    ['answers entities that are no objects', (response) => response.end('{"data":{"_entities":[1,2,3]}}')],
    ['answers errors that are no list', (response) => response.end('{"data":null,"errors":"no"}')],
    ['answers more than the gateway reads', (response) => response.end(`{"data":{"_entities":["${'x'.repeat(2_000_000)}"]}}`)],
    ['drips its answer', drip],
  ])('does the same when it %s', async (_name, misbehaviour) => {
    shop.reviews.misbehave(misbehaviour);

    await expectPartialAnswer();
  });

  it('holds up no other', async () => {
    shop.reviews.misbehave(() => undefined);
    const slow = Promise.all(Array.from({ length: 40 }, () => shop.ask(both)));

    const { body } = await shop.ask('{ product(id: "p1") { name } }');

    expect(body).toEqual({ data: { product: { name: 'Product 1' } } });
    expect((await slow).map(({ body: late }) => late.errors?.map(({ extensions }) => extensions['service']))).toEqual(Array(40).fill(['reviews']));
  });

  it('is named once for each subgraph that fails', async () => {
    await shop.reviews.close();
    await shop.catalog.close();

    const { body } = await shop.ask('{ product(id: "p1") { name } newestReviews { id } featured { name } }');

    expect(body.data).toBeNull();
    expect(body.errors?.map(({ extensions }) => extensions['service']).sort()).toEqual(['catalog', 'reviews']);
  });

  it('is asked once more when a kept connection broke, for a query and never for a mutation', async () => {
    let cut = 1;
    const cutOnce: Parameters<ShopGateway['catalog']['misbehave']>[0] = (response) => {
      if (cut > 0) {
        cut -= 1;
        return response.destroy();
      }
      response.setHeader('content-type', 'application/json').end('{"data":{"echo":"again"}}');
    };
    shop.catalog.misbehave(cutOnce);
    expect((await shop.ask('{ echo(text: "x") }')).body).toEqual({ data: { echo: 'again' } });

    cut = 1;
    shop.catalog.received.length = 0;
    const { body } = await shop.ask('mutation { rename(input: { id: "p1", name: "x" }) { product { id } } }');

    expect(body.errors?.[0]?.extensions.code).toBe('SUBGRAPH_UNAVAILABLE');
    expect(shop.catalog.received).toHaveLength(1);
  });

  it('is named by /readyz, which stays ready', async () => {
    await shop.reviews.close();

    const { status, body } = await shop.send({}, '/readyz');

    expect(status).toBe(200);
    expect(body).toMatchObject({ status: 'ready', degraded: { reviews: 'failed' } });
  });
});

describe('an error of a subgraph', () => {
  let shop: ShopGateway;

  beforeAll(async () => {
    shop = await startShopGateway();
  });
  afterAll(() => shop.stop());

  it.each(['BAD_USER_INPUT', 'FORBIDDEN', 'UNAUTHENTICATED', 'IDEMPOTENCY_MISMATCH', 'LIMIT_EXCEEDED', 'RATE_LIMITED', 'OUT_OF_STOCK'])(
    'passes with its code %s, its details and its path',
    async (code) => {
      const { status, body } = await shop.ask(`{ renamed: refused(code: "${code}") echo(text: "still here") }`);

      expect(body).toEqual({
        data: { renamed: null, echo: 'still here' },
        errors: [{ message: `Refused with ${code}.`, path: ['renamed'], extensions: { code, argument: 'code' } }],
      });
      expect(status).toBe(200);
    },
  );

  it.each(['{ broken }', '{ broken: refused(code: "GRAPHQL_VALIDATION_FAILED") }', '{ broken: refused(code: "INTERNAL_SERVER_ERROR") }', '{ broken: refused(code: "not a code") }'])(
    'is masked when it is a fault: %s',
    async (query) => {
      const { headers, body } = await shop.ask(query);

      expect(body).toEqual({
        data: { broken: null },
        errors: [
          {
            message: 'Something went wrong on our side.',
            path: ['broken'],
            extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: headers.get('x-request-id') },
          },
        ],
      });
    },
  );

  it('is made for a null that the schema does not allow', async () => {
    shop.catalog.misbehave((response) => response.end('{"data":{"mustHave":null}}'));
    const { body } = await shop.ask('{ mustHave }');
    shop.catalog.misbehave(null);

    expect(body.data).toBeNull();
    expect(body.errors?.map(({ path, extensions }) => [path, extensions.code])).toEqual([[['mustHave'], 'INTERNAL_SERVER_ERROR']]);
    expect(body.extensions).toBeUndefined();
  });

  it('keeps an entity that another subgraph does not know', async () => {
    const { body } = await shop.ask('{ products(first: 8) { nodes { id rating } } }');

    expect(body.errors).toBeUndefined();
    expect((body.data?.['products'] as { nodes: unknown[] }).nodes[7]).toEqual({ id: 'p7', rating: null });
  });
});

/** Answers so slowly that no time-out between bytes would end it. */
function drip(response: ServerResponse): void {
  const timer = setInterval(() => response.write(' '), 50);
  response.once('close', () => clearInterval(timer));
}
