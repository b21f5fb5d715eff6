import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { aUser, principalHeaders } from '@conect/testing';
import { messages } from '../src/service/graphql/messages';
import { startIdentity, type TestIdentity } from './identity';

let identity: TestIdentity;

beforeAll(async () => {
  identity = await startIdentity();
});
afterAll(() => identity.stop());

describe('a request that the gateway did not sign', () => {
  const queries = [
    '{ me { id } }',
    '{ _service { sdl } }',
    '{ _entities(representations: []) { __typename } }',
    'mutation { signIn(input: { email: "a@exemplu.ro", password: "x" }) { accessToken } }',
  ];

  it.each(queries)('%s is UNAUTHENTICATED', async (query) => {
    const { status, data, errors } = await identity.post({ query });

    expect(status).toBe(401);
    expect(data ?? null).toBeNull();
    expect(errors?.map(({ extensions }) => extensions['code'])).toEqual(['UNAUTHENTICATED']);
  });

  it.each([
    ['signed for another subgraph', () => principalHeaders('registry', identity.principalSecret, aUser())],
    ['signed with another secret', () => principalHeaders('identity', 'some-other-secret-of-more-than-32-bytes', aUser())],
    ['not signed at all', () => ({ 'conect-principal': 'me' })],
  ])('is UNAUTHENTICATED when its principal is %s', async (_case, headers) => {
    expect((await identity.post({ query: '{ __typename }' }, headers())).errors?.[0]?.extensions['code']).toBe('UNAUTHENTICATED');
  });
});

describe('the schema', () => {
  it('names exactly the codes that there are texts for', () => {
    const folder = join(__dirname, '../schema');
    const sdl = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8')).join('\n');
    const [, body] = /enum IdentityErrorCode \{([^}]+)\}/.exec(sdl)!;
    const codes = body!.match(/^ {2}[A-Z_]+$/gm)!.map((code) => code.trim());

    expect(codes.sort()).toEqual(Object.keys(messages).sort());
  });
});

describe('the process', () => {
  it.each(['/healthz', '/readyz', '/metrics'])('answers %s', async (path) => {
    expect([200, 503]).toContain((await fetch(`${identity.address}${path}`)).status);
  });
});
