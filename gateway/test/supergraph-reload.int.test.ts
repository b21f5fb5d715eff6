import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'graphql';
import { composeSubgraphs, writeWhole } from '../src/compose';
import { startShop, type Shop } from './fixtures/shop';
import { shopOptions, supergraphOf } from './fixtures/shop-gateway';
import { createGateway } from '../src/gateway';
import type { HttpServer } from '@conect/service-kit';

describe('the supergraph file', () => {
  let shop: Shop;
  let folder: string;
  let file: string;
  let server: HttpServer;
  let url: string;

  beforeEach(async () => {
    shop = await startShop();
    folder = mkdtempSync(join(tmpdir(), 'supergraph-'));
    file = join(folder, 'supergraph.graphql');
    writeFileSync(file, supergraphOf(shop));
    server = await createGateway({ ...shopOptions(shop), supergraph: { file, pollMillis: 20 } });
    url = await server.listen({ host: '127.0.0.1', port: 0 });
  });
  afterEach(async () => {
    await server.close();
    await Promise.all([shop.catalog.close(), shop.reviews.close()]);
    rmSync(folder, { recursive: true });
  });

  const ask = async (query: string) => {
    const response = await fetch(`${url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query }) });
    return (await response.json()) as { data?: unknown; errors?: { message: string; extensions: { code: string } }[] };
  };
  /** The shop's supergraph with one more field. */
  const withField = (name: string): string => {
    const { catalog, reviews } = shop;
    const more = parse(`extend type Query { ${name}: String }`);
    return composeSubgraphs([{ name: 'catalog', typeDefs: { ...catalog.typeDefs, definitions: [...catalog.typeDefs.definitions, ...more.definitions] } }, reviews]).supergraphSdl;
  };
  const untilKnown = async (field: string): Promise<void> => {
    while ((await ask(`{ ${field} }`)).errors?.[0]?.extensions.code === 'GRAPHQL_VALIDATION_FAILED');
  };
  const loads = async (outcome: string): Promise<number> => {
    const metrics = await (await fetch(`${url}/metrics`)).text();
    return Number(new RegExp(`supergraph_loads_total\\{outcome="${outcome}"\\} (\\d+)`).exec(metrics)?.[1] ?? 0);
  };
  const until = async (condition: () => Promise<boolean>): Promise<void> => {
    while (!(await condition()));
  };

  it('changes over without a failed request', async () => {
    let isDone = false;
    let answered = 0;
    const failures: unknown[] = [];
    const client = async (): Promise<void> => {
      for (let turn = 0; !isDone; turn += 1) {
        const answer = await ask(`query Turn${turn % 7} { products(first: 3) { nodes { name rating maker { country } } } }`);
        answered += 1;
        if (answer.errors) failures.push(answer.errors);
      }
    };
    const clients = Promise.all(Array.from({ length: 8 }, client));

    for (const field of ['one', 'two', 'three']) {
      writeWhole(file, withField(field));
      await untilKnown(field);
    }
    isDone = true;
    await clients;

    expect(failures).toEqual([]);
    expect(answered).toBeGreaterThan(20);
    expect(await loads('ACCEPTED')).toBe(4);
  });

  it.each([
    ['no SDL', () => 'type Query {'],
    ['an ordinary schema', () => 'type Query { a: Int }'],
    ['nothing', () => ''],
    ['a subgraph without an address', () => supergraphOf({ ...shop, reviews: { ...shop.reviews, name: 'elsewhere' } })],
  ])('is refused when it holds %s, and the one before stays', async (_name, text) => {
    writeWhole(file, text());
    await until(async () => (await loads('REFUSED')) > 0);

    expect(await ask('{ product(id: "p1") { rating } }')).toEqual({ data: { product: { rating: 0.1 } } });

    writeWhole(file, withField('afterwards'));
    await untilKnown('afterwards');
  });

  it('may be gone for a while', async () => {
    rmSync(file);
    await until(async () => (await loads('REFUSED')) > 0);

    expect(await ask('{ product(id: "p1") { rating } }')).toEqual({ data: { product: { rating: 0.1 } } });
  });
});

it('a gateway does not start on a supergraph that cannot be loaded', async () => {
  const shop = await startShop();

  await expect(createGateway({ ...shopOptions(shop), supergraph: { sdl: 'type Query { a: Int }' } })).rejects.toThrow();
  await expect(createGateway({ ...shopOptions(shop), subgraphs: { catalog: shop.catalog } })).rejects.toThrow('No address is set for subgraph reviews');
  await Promise.all([shop.catalog.close(), shop.reviews.close()]);
});
