import { randomUUID } from 'node:crypto';
import { createServer, type AddressInfo } from 'node:net';
import { Client } from 'pg';
import { aUser } from '@conect/testing';
import { startIdentity, type TestIdentity } from './identity';
import { anSggAdmin, mutate, verified } from './operations';
import { askForToken, basicOf, type TokenAnswer } from './token-endpoint';

let identity: TestIdentity;
let id: string;
let secret: string;

beforeAll(async () => {
  identity = await startIdentity({ IDENTITY_PROXY_HOPS: '1' });
  const victor = await anSggAdmin(identity, 'victor@exemplu.ro');
  const created = await mutate(identity, 'createApiClient', { name: 'PolicyRadar', scopes: ['GRAPH_READ', 'EVENTS_CONSUME'] }, victor);
  [id, secret] = [created.client.id, created.secret];
});
afterAll(() => identity.stop());
beforeEach(() => identity.sql('DELETE FROM throttle'));

/** A port that nobody uses, for an issuer that must know its own address before it starts. */
const aFreePort = (): Promise<number> =>
  new Promise((resolve) => {
    const taker = createServer().listen(0, '127.0.0.1', () => {
      const { port } = taker.address() as AddressInfo;
      taker.close(() => resolve(port));
    });
  });

const grant = { grant_type: 'client_credentials' };
const ask = (form: Record<string, string> = {}, headers: Record<string, string> = { authorization: basicOf(id, secret) }): Promise<TokenAnswer> =>
  askForToken(identity.address, { ...grant, ...form }, headers);
const from = (address: string, shown: string, clientId = id): Promise<TokenAnswer> =>
  ask({}, { authorization: basicOf(clientId, shown), 'x-forwarded-for': address });

describe('a token of a service account', () => {
  it('is given for a secret in the header, and says who asks, by which secret, and for what', async () => {
    const { status, headers, body } = await ask();

    expect([status, headers.get('cache-control'), headers.get('pragma')]).toEqual([200, 'no-store', 'no-cache']);
    expect(body).toEqual({ access_token: expect.any(String), token_type: 'Bearer', expires_in: 600, scope: 'graph:read events:consume' });
    const token = body['access_token'] as string;
    expect(JSON.parse(Buffer.from(token.split('.')[0]!, 'base64url').toString())).toMatchObject({ typ: 'at+jwt', alg: 'ES256' });
    expect(JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString())).toMatchObject({ sub: id, client_id: id, scope: 'graph:read events:consume', aud: 'conect' });
    const [{ secret_id: credentialId }] = (await identity.sql<{ secret_id: string }>('SELECT secret_id FROM api_client WHERE id = $1', [id])) as [{ secret_id: string }];
    expect(await verified(identity, token)).toEqual({ kind: 'SERVICE', clientId: id, credentialId, scopes: ['graph:read', 'events:consume'] });
  });

  it('is given for a secret in the body, for fewer scopes', async () => {
    expect((await ask({ client_id: id, client_secret: secret, scope: 'graph:read' }, {})).body).toMatchObject({ scope: 'graph:read' });
  });

  it('is got by a client that knows nothing but the issuer', async () => {
    const { allowInsecureRequests, ClientSecretBasic, clientCredentialsGrant, discovery } = await import('openid-client');
    const port = await aFreePort();
    const issuer = `http://127.0.0.1:${port}`;
    const other = await startIdentity({ IDENTITY_PORT: String(port), IDENTITY_ISSUER: issuer });
    const { client, secret: shown } = await mutate(other, 'createApiClient', { name: 'Portal', scopes: ['GRAPH_READ'] }, await anSggAdmin(other, 'victor@exemplu.ro'));

    const server = await discovery(new URL(issuer), client.id, undefined, ClientSecretBasic(shown), { algorithm: 'oauth2', execute: [allowInsecureRequests] });
    const token = await clientCredentialsGrant(server, { scope: 'graph:read' });
    await other.stop();

    expect(server.serverMetadata()).toMatchObject({
      issuer,
      token_endpoint: `${issuer}/oauth/token`,
      jwks_uri: `${issuer}/.well-known/jwks.json`,
      scopes_supported: ['graph:read', 'events:consume'],
      response_types_supported: [],
      grant_types_supported: ['client_credentials'],
      token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
    });
    expect(token).toMatchObject({ access_token: expect.any(String), token_type: 'bearer', expires_in: 600, scope: 'graph:read' });
  });

  it('is no person\'s: me is null, what needs a person is refused', async () => {
    const principal = await verified(identity, (await ask()).body['access_token'] as string);

    expect((await identity.ask(principal, '{ me { id } institutions(filter: { types: [SGG] }) { nodes { type } } }')).data).toEqual({ me: null, institutions: { nodes: [{ type: 'SGG' }] } });
    expect((await identity.ask(principal, '{ mySessions { id } }')).errors?.[0]?.extensions['code']).toBe('UNAUTHENTICATED');
    const registering = 'mutation { registerUser(input: { name: "x", email: "x@exemplu.ro", password: "castel-nor-fereastra" }) { confirmationSentTo } }';
    expect((await identity.ask(principal, registering)).errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
    expect((await identity.ask(aUser(), '{ me { id } }')).data).toEqual({ me: null });
  });
});

describe('the token endpoint', () => {
  it.each([
    ['a wrong secret', async () => ask({}, { authorization: basicOf(id, 'x'.repeat(43)) }), 401, 'invalid_client'],
    ['an unknown account', async () => ask({}, { authorization: basicOf(randomUUID(), secret) }), 401, 'invalid_client'],
    ['what is no account', async () => ask({}, { authorization: basicOf("' OR 1=1 --", secret) }), 401, 'invalid_client'],
    ['no credentials', async () => ask({}, {}), 401, 'invalid_client'],
    ['a scope that the account lacks', async () => ask({ scope: 'graph:write' }), 400, 'invalid_scope'],
    ['another grant', async () => ask({ grant_type: 'password' }), 400, 'unsupported_grant_type'],
    ['no grant', async () => ask({ grant_type: '' }), 400, 'invalid_request'],
    ['an endless body', async () => ask({ scope: 'x'.repeat(10_000) }), 400, 'invalid_request'],
  ])('refuses %s', async (_what, asking, status, error) => {
    const answer = await asking();

    expect([answer.status, answer.body, answer.headers.get('cache-control')]).toEqual([status, { error }, 'no-store']);
    expect(answer.headers.get('www-authenticate')).toBe(status === 401 ? 'Basic realm="CONECT", charset="UTF-8"' : null);
  });

  it.each(['application/json', 'text/plain', 'multipart/form-data; boundary=x'])('does not read %s', async (type) => {
    const response = await fetch(`${identity.address}/oauth/token`, { method: 'POST', headers: { 'content-type': type, authorization: basicOf(id, secret) }, body: '{}' });

    expect([response.status, await response.json()]).toEqual([400, { error: 'invalid_request' }]);
  });

  it('does the same for an unknown account as for a wrong secret', async () => {
    const statements = jest.spyOn(Client.prototype, 'query');
    const counted = async (clientId: string): Promise<string[]> => {
      statements.mockClear();
      await from('203.0.113.7', 'x'.repeat(43), clientId);
      return statements.mock.calls.map(([text]) => (typeof text === 'string' ? text : (text as unknown as { text: string }).text).slice(0, 40));
    };
    const wrong = await counted(id);

    expect(wrong.length).toBeGreaterThan(2);
    expect(await counted(randomUUID())).toEqual(wrong);
    expect(await counted('nobody at all')).toEqual(wrong);
    statements.mockRestore();
  });
});

describe('wrong secrets', () => {
  it('close the account to the address they come from, not to others, and say when to come back', async () => {
    for (let guess = 1; guess <= 11; guess += 1) await from('203.0.113.7', `guess ${guess}`);

    const refused = await from('203.0.113.7', secret);
    expect([refused.status, refused.body['error']]).toEqual([429, 'temporarily_unavailable']);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(60);
    expect((await from('198.51.100.1', secret)).status).toBe(200);
  });

  it('count by the address that the proxy tells, not by what the client says before it', async () => {
    for (let guess = 1; guess <= 11; guess += 1) await from(`192.0.2.${guess}, 203.0.113.8`, `guess ${guess}`);

    expect((await from('203.0.113.8', secret)).status).toBe(429);
  });

  it('of many accounts close the address', async () => {
    for (let guess = 1; guess <= 101; guess += 1) await from('203.0.113.9', 'x', randomUUID());

    expect((await from('203.0.113.9', secret)).status).toBe(429);
    expect((await from('198.51.100.2', secret)).status).toBe(200);
  });

  it('are all that counts: right ones may come as often and as many at once as they like', async () => {
    const answers = await Promise.all(Array.from({ length: 30 }, () => from('203.0.113.10', secret)));

    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    expect(await identity.sql('SELECT 1 FROM throttle')).toEqual([]);
  });
});
