import { startShopGateway, type ShopGateway } from './fixtures/shop-gateway';

describe('a gateway before a graph that is not ours', () => {
  let shop: ShopGateway;

  beforeAll(async () => {
    shop = await startShopGateway();
  });
  afterAll(() => shop.stop());
  beforeEach(() => {
    shop.catalog.received.length = 0;
    shop.reviews.received.length = 0;
  });

  it('joins the parts of two subgraphs', async () => {
    const { status, body } = await shop.ask('{ product(id: "p1") { name rating maker { country } } }');

    expect(body).toEqual({ data: { product: { name: 'Product 1', rating: 0.1, maker: { country: 'country of m1' } } } });
    expect(status).toBe(200);
  });

  it('asks for each entity once and gives every position its own', async () => {
    const { body } = await shop.ask('{ products(first: 12) { nodes { id maker { id country } } } }');

    const nodes = (body.data?.['products'] as { nodes: { id: string; maker: { id: string; country: string | null } }[] }).nodes;
    expect(nodes).toHaveLength(12);
    nodes.forEach(({ maker }) => expect(maker.country).toBe(maker.id === 'm2' ? null : `country of ${maker.id}`));
    const sent = shop.reviews.received.flatMap(({ variables }) => variables['representations'] as unknown[]);
    expect(sent).toEqual([
      { __typename: 'Maker', id: 'm0' },
      { __typename: 'Maker', id: 'm1' },
      { __typename: 'Maker', id: 'm2' },
    ]);
  });

  it('reports an error of one entity at every position that asked for it, with its code', async () => {
    const { body } = await shop.ask('{ products(first: 5) { nodes { maker { reputation(strict: true) } } } }');

    expect(body.errors?.map(({ path, extensions }) => [path?.join('.'), extensions.code])).toEqual([
      ['products.nodes.1.maker.reputation', 'FORBIDDEN'],
      ['products.nodes.4.maker.reputation', 'FORBIDDEN'],
    ]);
  });

  it('answers a mutation with the parts of another subgraph', async () => {
    const { body } = await shop.ask('mutation Rename($input: RenameInput!) { rename(input: $input) { product { name rating } } }', {
      variables: { input: { id: 'p4', name: 'New' } },
    });

    expect(body).toEqual({ data: { rename: { product: { name: 'New', rating: 0.4 } } } });
  });

  it('answers introspection with the API schema and nothing of federation', async () => {
    const { body } = await shop.ask('{ __schema { types { name } } }');

    const names = (body.data?.['__schema'] as { types: { name: string }[] }).types.map(({ name }) => name);
    expect(names).toContain('Product');
    expect(names.filter((name) => /^(join__|link__|_)/.test(name) && !name.startsWith('__'))).toEqual([]);
  });

  it('keeps a field that a client calls __proto__', async () => {
    const { body } = await shop.ask('{ __proto__: product(id: "p1") { __proto__: name } }');

    expect(JSON.stringify(body)).toBe('{"data":{"__proto__":{"__proto__":"Product 1"}}}');
  });
});
