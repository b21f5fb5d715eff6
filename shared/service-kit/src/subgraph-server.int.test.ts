import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { anonymous, principalHeader, signForwardedPrincipal, type Principal } from '@conect/auth';
import { createLogger } from './logger';
import { badArgument } from './graphql-errors';
import { createSubgraphServer, type SubgraphRequest } from './subgraph-server';
import type { HttpServer } from './http-server';

const secret = 'a secret of more than thirty-two characters';
const sdl = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"])
  type Thing @key(fields: "id") { id: ID! at: DateTime! }
  extend type Query { viewer: String! thing: Thing fault: String bad(first: Int): String }
`;
const resolvers = {
  Query: {
    viewer: (_parent: unknown, _args: unknown, { principal, locale, requestId }: SubgraphRequest) => `${principal.kind} ${locale} ${requestId}`,
    thing: () => ({ id: '1', at: new Date('2026-03-02T09:15:30Z') }),
    fault: () => {
      throw new Error('password authentication failed for user "conect"');
    },
    bad: () => {
      throw badArgument('first', 'a number from 0 to 100', 'LIMIT_EXCEEDED');
    },
  },
};

const logLines: unknown[] = [];
let server: HttpServer;
let url: string;

beforeAll(async () => {
  const schemaFolder = mkdtempSync(join(tmpdir(), 'schema-'));
  writeFileSync(join(schemaFolder, 'thing.graphql'), sdl);
  server = await createSubgraphServer({
    name: 'things',
    schemaFolder,
    resolvers,
    contextFor: (request) => request,
    principalSecret: secret,
    introspection: false,
    logger: createLogger({ service: 'things', level: 'error', destination: { write: (line) => void logLines.push(JSON.parse(line)) } }),
    readiness: {},
  });
  url = `${await server.listen({ host: '127.0.0.1', port: 0 })}/graphql`;
});
afterAll(() => server.close());

const signed = (principal: Principal = anonymous, subgraph = 'things') => ({
  [principalHeader]: signForwardedPrincipal(principal, { subgraph, secret, now: new Date() }),
});

async function ask(query: string, headers: Record<string, string> = signed()) {
  const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify({ query }) });
  return { status: response.status, body: (await response.json()) as { data?: unknown; errors?: { message: string; extensions: object }[] } };
}

describe('a subgraph server', () => {
  it('tells resolvers who asks, in which language, under which id', async () => {
    const { body } = await ask('{ viewer }', { ...signed(), 'accept-language': 'en', 'x-request-id': 'request-0001' });

    expect(body).toEqual({ data: { viewer: 'ANONYMOUS EN request-0001' } });
  });

  it('writes moments as RFC 3339', async () => {
    expect((await ask('{ thing { at } }')).body).toEqual({ data: { thing: { at: '2026-03-02T09:15:30.000Z' } } });
  });

  it.each([
    ['a query', '{ viewer }'],
    ['_service', '{ _service { sdl } }'],
    ['_entities', '{ _entities(representations: [{ __typename: "Thing", id: "1" }]) { __typename } }'],
    ['introspection', '{ __schema { queryType { name } } }'],
  ])('answers %s without a principal with UNAUTHENTICATED', async (_what, query) => {
    const { status, body } = await ask(query, {});

    expect(status).toBe(401);
    expect(body).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
    expect(body.data).toBeUndefined();
  });

  it('refuses a principal that was signed for another subgraph', async () => {
    expect((await ask('{ viewer }', signed(anonymous, 'registry'))).body).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
  });

  it('masks a fault, keeps its words to itself and tells under which request the log has them', async () => {
    const { body } = await ask('{ fault }', { ...signed(), 'x-request-id': 'request-0002' });

    expect(body.errors?.[0]).toMatchObject({ extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: 'request-0002' } });
    expect(JSON.stringify(body)).not.toContain('password');
    expect(logLines).toContainEqual(expect.objectContaining({ msg: 'request failed', requestId: 'request-0002' }));
  });

  it('lets a coded error through with its argument', async () => {
    expect((await ask('{ bad(first: 101) }')).body.errors?.[0]).toMatchObject({ extensions: { code: 'LIMIT_EXCEEDED', argument: 'first' } });
  });

  it('gives no hint about fields that do not exist', async () => {
    const { body } = await ask('{ viewe }');

    expect(body.errors?.[0]?.extensions).toMatchObject({ code: 'GRAPHQL_VALIDATION_FAILED' });
    expect(JSON.stringify(body)).not.toContain('Did you mean');
  });
});
