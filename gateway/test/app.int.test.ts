import { createLogger } from '@conect/service-kit';
import { createApp } from '../src/app';
import { loadEnvironment } from '../src/environment';

const secret = 'f'.repeat(64);
const somewhere = {
  GATEWAY_PORT: '0',
  IDENTITY_JWKS_URL: 'http://127.0.0.1:1/.well-known/jwks.json',
  IDENTITY_GRAPHQL_URL: 'http://127.0.0.1:1/graphql',
  REGISTRY_GRAPHQL_URL: 'http://127.0.0.1:1/graphql',
  MESSAGING_GRAPHQL_URL: 'http://127.0.0.1:1/graphql',
  CONSULTATIONS_GRAPHQL_URL: 'http://127.0.0.1:1/graphql',
  VOLUNTEERING_GRAPHQL_URL: 'http://127.0.0.1:1/graphql',
  IDENTITY_PRINCIPAL_SECRET: secret,
  REGISTRY_PRINCIPAL_SECRET: secret,
  MESSAGING_PRINCIPAL_SECRET: secret,
  CONSULTATIONS_PRINCIPAL_SECRET: secret,
  VOLUNTEERING_PRINCIPAL_SECRET: secret,
};

interface Running {
  readonly get: (path: string) => Promise<{ status: number; text: string }>;
  readonly ask: (query: string) => Promise<string>;
  readonly stop: () => Promise<void>;
}

/** The gateway of CONECT, with no service behind it. */
async function start(settings: Readonly<Record<string, string>>): Promise<Running> {
  const app = await createApp(loadEnvironment({ ...somewhere, ...settings }), createLogger({ service: 'gateway', level: 'silent' }));
  const url = await app.listen();
  const read = async (response: Response) => ({ status: response.status, text: await response.text() });
  return {
    get: async (path) => read(await fetch(`${url}${path}`)),
    ask: async (query) => (await read(await fetch(`${url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query }) }))).text,
    stop: async () => {
      for (const { stop } of app.parts) await stop();
    },
  };
}

describe('the gateway of CONECT in development', () => {
  let gateway: Running;

  beforeAll(async () => {
    gateway = await start({ NODE_ENV: 'development' });
  });
  afterAll(() => gateway.stop());

  it('serves an IDE whole from this machine, with the first query in it', async () => {
    const page = await gateway.get('/ide');
    const [script] = /\/ide\/static\/[^"']+\.js/.exec(page.text) ?? [];

    expect(page.status).toBe(200);
    expect(page.text).toContain('query FindOrganizations');
    expect(page.text.match(/(?:src|href)=["']?https?:\/\//g)).toBeNull();
    expect((await gateway.get(script!)).status).toBe(200);
    expect((await gateway.get('/ide/static/../../package.json')).status).toBe(404);
  });

  it('answers introspection', async () => {
    expect(await gateway.ask('{ __type(name: "Organization") { name } }')).toBe('{"data":{"__type":{"name":"Organization"}}}');
  });

  it('lives, but is not ready before it knows the signing keys', async () => {
    expect((await gateway.get('/healthz')).status).toBe(200);
    const { status, text } = await gateway.get('/readyz');
    expect([status, JSON.parse(text)]).toEqual([503, { status: 'not ready', failed: { signingKeys: 'failed' }, degraded: { identity: 'failed', registry: 'failed', messaging: 'failed', consultations: 'failed', volunteering: 'failed', revocations: 'failed', liveUpdates: 'failed' } }]);
  });

  it('names every service that is down once, and measures the operation by its name', async () => {
    const answer = JSON.parse(await gateway.ask('query Me { me { id } counties { name } }')) as { errors: { extensions: { service: string } }[] };
    expect(answer.errors.map(({ extensions }) => extensions.service).sort()).toEqual(['identity', 'registry']);

    const { text } = await gateway.get('/metrics');
    expect(text).toMatch(/graphql_operation_duration_seconds_count\{operation="Me"\} 1/);
    expect(text).toMatch(/graphql_errors_total\{operation="Me",code="SUBGRAPH_UNAVAILABLE"\} 2/);
  });

  it('has planned the published operations before a client sends one', async () => {
    const { text } = await gateway.get('/metrics');

    // Each was run once by the stock executor, and nothing but what the tests asked since.
    expect(Number(/graphql_executions_total\{executor="STOCK"\} (\d+)/.exec(text)?.[1])).toBeGreaterThan(20);
  });
});

describe('the gateway of CONECT in production', () => {
  let gateway: Running;

  beforeAll(async () => {
    gateway = await start({ NODE_ENV: 'production' });
  });
  afterAll(() => gateway.stop());

  it('hides its schema', async () => {
    const refusal = JSON.parse(await gateway.ask('{ __type(name: "Organization") { name } __schema { queryType { name } } }')) as { errors: object[] };
    expect(refusal.errors).toMatchObject([{ extensions: { code: 'LIMIT_EXCEEDED', limit: 'introspection' } }, { extensions: { code: 'LIMIT_EXCEEDED' } }]);
    expect(await gateway.ask('{ organisations { id } }')).not.toMatch(/did you mean/i);
  });

  it('serves no IDE', async () => {
    expect((await gateway.get('/ide')).status).toBe(404);
  });

  it('tells nothing of its insides', async () => {
    const answer = await gateway.ask('{ me { id } }');

    expect(answer).toContain('SUBGRAPH_UNAVAILABLE');
    expect(answer).not.toMatch(/stack|127\.0\.0\.1|ECONNREFUSED|node_modules/);
  });

  it('does not start with the secrets of a local installation', () => {
    expect(() => loadEnvironment({ NODE_ENV: 'production' })).toThrow(/IDENTITY_PRINCIPAL_SECRET, REGISTRY_PRINCIPAL_SECRET, MESSAGING_PRINCIPAL_SECRET, CONSULTATIONS_PRINCIPAL_SECRET, VOLUNTEERING_PRINCIPAL_SECRET/);
  });
});
