import { startShopGateway, type Answer, type ShopGateway } from './fixtures/shop-gateway';

/** The 13 checks of graphql-cop (github.com/dolevf/graphql-cop), each as the request it sends and what it takes for a weakness. */
describe('graphql-cop finds nothing', () => {
  let shop: ShopGateway;

  beforeAll(async () => {
    shop = await startShopGateway({ introspection: false });
  });
  afterAll(() => shop.stop());

  const json = { 'content-type': 'application/json' };
  const send = (query: string) => shop.send({ method: 'POST', headers: json, body: JSON.stringify({ query }) });
  const messagesOf = ({ body }: Answer) => (body.errors ?? []).map(({ message }) => message).join(' ');
  const answersTypename = ({ body }: Answer) => body.data?.['__typename'] !== undefined;

  it.each<[string, () => Promise<Answer>, (answer: Answer) => boolean]>([
    ['alias overloading', () => send(`query cop { ${Array.from({ length: 101 }, (_, index) => `alias${index}:__typename`).join(' ')} }`), ({ body }) => body.data?.['alias100'] !== undefined],
    [
      'array-based query batching',
      () => shop.send({ method: 'POST', headers: json, body: JSON.stringify(Array.from({ length: 10 }, () => ({ query: 'query cop { __typename }' }))) }),
      ({ body }) => Array.isArray(body) && body.length >= 10,
    ],
    ['directive overloading', () => send(`query cop { __typename ${'@aa'.repeat(10)} }`), ({ body }) => body.errors?.length === 10],
    ['circular introspection', () => send('query cop { __schema { types { fields { type { fields { type { fields { type { fields { type { name } } } } } } } } } } }'), ({ body }) => body.data?.['__schema'] !== undefined],
    ['field duplication', () => send(`query cop { ${'__typename \n'.repeat(500)} }`), answersTypename],
    ['queries by GET', () => shop.send({}, `/graphql?query=${encodeURIComponent('query cop { __typename }')}`), answersTypename],
    ['mutations by GET', () => shop.send({}, `/graphql?query=${encodeURIComponent('mutation cop { __typename }')}`), answersTypename],
    ['url-encoded POST', () => shop.send({ method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'query=query+cop+%7B+__typename+%7D' }), answersTypename],
    ['introspection', () => send('query cop { __schema { types { name fields { name } } } }'), ({ body }) => body.data?.['__schema'] !== undefined],
    ['field suggestions', () => send('query cop { __schema { directive } produc }'), (answer) => messagesOf(answer).includes('Did you mean')],
    ['tracing', () => send('query cop { __typename }'), ({ body }) => body.extensions !== undefined],
    ['unhandled exceptions', () => send('qwerty cop { abc }'), ({ body }) => JSON.stringify(body.errors ?? []).includes('exception') || JSON.stringify(body).includes('stacktrace')],
  ])('%s', async (_name, probe, isWeakness) => {
    expect(isWeakness(await probe())).toBe(false);
  });

  it('graphical interface', async () => {
    for (const path of ['/', '/graphql', '/graphiql', '/playground', '/ide', '/console']) {
      const response = await fetch(`${shop.url}${path}`, { headers: { accept: 'text/html' } });
      expect(await response.text()).not.toMatch(/graphiql|graphql-playground|ruru|<html/i);
    }
  });

  it('still answers an honest query', async () => {
    expect((await send('query cop { __typename }')).body).toEqual({ data: { __typename: 'Query' } });
  });
});
