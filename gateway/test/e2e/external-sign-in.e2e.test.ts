import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { askGraph, eidasLevels, startIdentityProvider, startTestStack, visitProvider, type LocalIdentityProvider, type TestStack } from '@conect/testing';
import { signUp, type Payload } from './people';

jest.setTimeout(180_000);

const webUrl = 'https://conect.test';
const clientSecret = 'a-client-secret-of-tests-only-0123456789';
const high = eidasLevels.at(-1)!;

let stack: TestStack;
let provider: LocalIdentityProvider;
/** Who is known at the provider: it vouches for Ioana's address and two factors, and for Ana with neither. */
const people = [{ sub: 'ioana-1', email: 'ioana.stan@example.org', email_verified: true, name: 'Ioana Stan', acr: high }, { sub: 'ana-1', name: 'Ana' }];

beforeAll(async () => {
  provider = await startIdentityProvider({ port: 0, clientId: 'conect', clientSecret, redirectUris: [`${webUrl}/external-sign-in`], people });
  const settings = {
    id: 'national',
    issuer: provider.issuer,
    clientId: 'conect',
    clientSecret,
    label: { ro: 'Identitate națională', en: 'National identity' },
    acrValues: [high],
    secondFactorAcrValues: [high],
    email: 'WHEN_VERIFIED',
  };
  stack = await startTestStack({ WEB_URL: webUrl, EXTERNAL_SIGN_IN_PROVIDERS: JSON.stringify([settings]) });
});
afterAll(async () => {
  await stack.stop();
  await provider.stop();
});

/** Sends an operation that the gateway publishes, as a client would; answers the payload of its one field. */
async function send(name: string, input: object, token?: string): Promise<Payload> {
  const query = readFileSync(join(__dirname, '../../operations', `${name}.graphql`), 'utf8');
  const { data, errors } = await askGraph(stack.graphqlUrl, query, { input }, token === undefined ? {} : { token });
  expect(errors).toEqual([]);
  return Object.values(data ?? {})[0] as unknown as Payload;
}

async function come(sub: string, input: object = {}, token?: string): Promise<Payload> {
  const started = await send('start-external-sign-in', { provider: 'national', ...input }, token);
  expect(started.userErrors).toEqual([]);
  const callbackUrl = await visitProvider(String(started['authorizationUrl']), sub);
  return send('finish-external-sign-in', { flow: started['flow'], callbackUrl }, token);
}
const claimsOf = (token: unknown): unknown => JSON.parse(Buffer.from(String(token).split('.')[1]!, 'base64url').toString());

describe('a national identity', () => {
  it('is offered at the door', async () => {
    const query = readFileSync(join(__dirname, '../../operations/external-sign-in-providers.graphql'), 'utf8');

    expect((await askGraph(stack.graphqlUrl, query)).data).toEqual({ externalSignInProviders: [{ id: 'national', label: 'Identitate națională' }] });
  });

  it('brings Ioana in without a registration, by two factors, with a session like any other', async () => {
    const signedIn = await come('ioana-1');

    expect(signedIn).toMatchObject({ userErrors: [], challenge: null, linkedIdentity: null, user: { name: 'Ioana Stan' } });
    expect(claimsOf(signedIn['accessToken'])).toMatchObject({ acr: 'SECOND_FACTOR' });
    const me = await askGraph(stack.graphqlUrl, '{ me { email externalIdentities { provider { id } } } }', {}, { token: String(signedIn['accessToken']) });
    expect(me).toMatchObject({ data: { me: { email: 'ioana.stan@example.org', externalIdentities: [{ provider: { id: 'national' } }] } }, errors: [] });
    expect((await send('refresh-session', { refreshToken: signedIn['refreshToken'] })).userErrors).toEqual([]);
  });

  it('signs Ana in to the account that she has, once she has linked it, and no more after she took it away', async () => {
    const ana = await signUp(stack, 'Ana');
    expect((await come('ana-1')).userErrors).toMatchObject([{ code: 'ADDRESS_NOT_VOUCHED_FOR' }]);

    const linked = await come('ana-1', { purpose: 'LINK' }, ana.token);
    expect(linked).toMatchObject({ userErrors: [], accessToken: null, linkedIdentity: { provider: { id: 'national' } } });
    expect(await come('ana-1')).toMatchObject({ userErrors: [], user: { id: ana.userId } });

    const { id: externalIdentityId } = linked['linkedIdentity'] as { id: string };
    expect((await send('unlink-external-identity', { externalIdentityId }, ana.token)).userErrors).toEqual([]);
    expect((await come('ana-1')).userErrors).toMatchObject([{ code: 'ADDRESS_NOT_VOUCHED_FOR' }]);
  });

  it('is missing while the provider is down, and nothing else is', async () => {
    await provider.stop();

    const started = await send('start-external-sign-in', { provider: 'national' });
    expect(started.userErrors).toEqual([]);
    const finished = await send('finish-external-sign-in', { flow: started['flow'], callbackUrl: `${webUrl}/external-sign-in?code=x&iss=${encodeURIComponent(provider.issuer)}&state=${new URL(String(started['authorizationUrl'])).searchParams.get('state')}` });
    expect(finished.userErrors).toMatchObject([{ code: 'PROVIDER_UNAVAILABLE' }]);
    await stack.kill('identity');
    await stack.restart('identity');
    expect((await send('start-external-sign-in', { provider: 'national' })).userErrors).toMatchObject([{ code: 'PROVIDER_UNAVAILABLE' }]);
    expect((await signUp(stack, 'Paul')).userId).toEqual(expect.any(String));
  });
});
