import { generateKeyPairSync, createPrivateKey, type KeyObject } from 'node:crypto';
import { anonymous } from '@conect/auth';
import { visitProvider } from '@conect/testing';
import jwt, { type JwtPayload } from 'jsonwebtoken';
import { begin, comeAs, providerSettings, startIdentityWith, startProvider, webPage, type Lie, type TestProvider } from './external-provider';
import type { TestIdentity } from './identity';
import { codesOf, mutate, tableCounts } from './operations';

let provider: TestProvider;
/** The same over a second address, to be taken down. */
let fallible: TestProvider;
let identity: TestIdentity;

beforeAll(async () => {
  provider = await startProvider();
  fallible = await startProvider();
  identity = await startIdentityWith(providerSettings(provider.issuer), providerSettings(fallible.issuer, { id: 'fallible' }), providerSettings('http://127.0.0.1:1', { id: 'away' }));
});
afterAll(async () => {
  await identity.stop();
  await provider.stop();
  await fallible.stop();
});
afterEach(() => provider.lie(null));

const finish = (flow: string, callbackUrl: string) => mutate(identity, 'finishExternalSignIn', { flow, callbackUrl });

/** Somebody who chose who to be and was sent back. */
async function returned(sub: string, input: object = {}) {
  const { flow, authorizationUrl } = await begin(identity, input);
  return { flow, callbackUrl: await visitProvider(authorizationUrl, sub) };
}
const withParameter = (url: string, name: string, value: string): string => {
  const changed = new URL(url);
  changed.searchParams.set(name, value);
  return changed.href;
};
const parameterOf = (url: string, name: string): string => new URL(url).searchParams.get(name)!;

describe('the way to a provider', () => {
  it('asks for a code, bound to this flow by state, nonce and PKCE, for the web client\'s page', async () => {
    const { authorizationUrl, expiresAt } = await begin(identity);

    const { origin, searchParams } = new URL(authorizationUrl);
    expect(origin).toBe(provider.issuer);
    expect(Object.fromEntries(searchParams)).toEqual({
      client_id: 'conect',
      response_type: 'code',
      redirect_uri: webPage,
      scope: 'openid email profile',
      state: expect.stringMatching(/^[A-Za-z0-9_-]{43}$/),
      nonce: expect.stringMatching(/^[A-Za-z0-9_-]{43}$/),
      code_challenge: expect.stringMatching(/^[A-Za-z0-9_-]{43}$/),
      code_challenge_method: 'S256',
      acr_values: 'http://eidas.europa.eu/LoA/high',
    });
    expect(new Set(['state', 'nonce', 'code_challenge'].map((name) => searchParams.get(name))).size).toBe(3);
    expect(new Date(expiresAt).getTime() - Date.now()).toBeLessThanOrEqual(600_000);
  });

  it('is refused for a provider that is not there, and for a page that the settings do not list', async () => {
    const start = async (input: object) => (await mutate(identity, 'startExternalSignIn', { provider: 'mock', ...input })).userErrors;

    expect(await start({ provider: 'nobody' })).toMatchObject([{ code: 'NOT_FOUND', field: ['provider'] }]);
    for (const redirectUri of ['https://evil.test/external-sign-in', `${webPage}/`, `${webPage}?x=1`, 'x', '']) {
      expect(await start({ redirectUri })).toMatchObject([{ code: 'BAD_USER_INPUT', field: ['redirectUri'] }]);
    }
  });

  it('is listed in the language of the reader', async () => {
    const list = async (language: string) => (await identity.ask(anonymous, '{ externalSignInProviders { id label ro: label(locale: RO) } }', {}, { 'accept-language': language })).data;

    expect(await list('ro')).toMatchObject({ externalSignInProviders: [{ id: 'mock', label: 'Furnizor de probă' }, { id: 'fallible' }, { id: 'away' }] });
    expect(await list('en')).toMatchObject({ externalSignInProviders: [{ id: 'mock', label: 'Trial provider', ro: 'Furnizor de probă' }, {}, {}] });
  });
});

describe('an answer that does not belong to the flow', () => {
  it('is refused when its state is another one, and leaves the flow to the right answer', async () => {
    const { flow, callbackUrl } = await returned('person-0');
    const twice = `${callbackUrl}&state=${parameterOf(callbackUrl, 'state')}`;

    for (const wrong of [withParameter(callbackUrl, 'state', 'x'.repeat(43)), withParameter(callbackUrl, 'state', ''), twice]) {
      expect((await finish(flow, wrong)).userErrors).toMatchObject([{ code: 'EXTERNAL_SIGN_IN_FAILED', field: ['callbackUrl'] }]);
    }
    expect(codesOf(await finish(flow, callbackUrl))).toEqual([]);
  });

  it('is refused when another browser brings it: its flow is not this one', async () => {
    const [mine, theirs] = [await returned('person-0'), await returned('person-1')];

    expect(codesOf(await finish(mine.flow, theirs.callbackUrl))).toEqual(['EXTERNAL_SIGN_IN_FAILED']);
    expect(codesOf(await finish(theirs.flow, mine.callbackUrl))).toEqual(['EXTERNAL_SIGN_IN_FAILED']);
  });

  it('is refused when its code came to another flow: the verifier does not fit', async () => {
    const [mine, theirs] = [await returned('person-0'), await returned('person-1')];

    expect(codesOf(await finish(mine.flow, withParameter(mine.callbackUrl, 'code', parameterOf(theirs.callbackUrl, 'code'))))).toEqual(['EXTERNAL_SIGN_IN_FAILED']);
  });

  it('is refused when its code was used before', async () => {
    const [first, second] = [await returned('person-0'), await returned('person-0')];
    expect(codesOf(await finish(first.flow, first.callbackUrl))).toEqual([]);

    expect(codesOf(await finish(second.flow, withParameter(second.callbackUrl, 'code', parameterOf(first.callbackUrl, 'code'))))).toEqual(['EXTERNAL_SIGN_IN_FAILED']);
  });

  it('is refused when it came to another page', async () => {
    const { flow, callbackUrl } = await returned('person-0');

    for (const elsewhere of [callbackUrl.replace('conect.test', 'evil.test'), callbackUrl.replace('external-sign-in', 'other'), 'nonsense', `${webPage}?${'x'.repeat(9_000)}`]) {
      expect((await finish(flow, elsewhere)).userErrors).toMatchObject([{ code: 'BAD_USER_INPUT', field: ['callbackUrl'] }]);
    }
  });

  it('is refused when it names another issuer (RFC 9207), or none', async () => {
    const [other, none] = [await returned('person-0'), await returned('person-0')];
    const bare = new URL(none.callbackUrl);
    bare.searchParams.delete('iss');

    expect(codesOf(await finish(other.flow, withParameter(other.callbackUrl, 'iss', 'https://evil.test')))).toEqual(['EXTERNAL_SIGN_IN_FAILED']);
    expect(codesOf(await finish(none.flow, bare.href))).toEqual(['EXTERNAL_SIGN_IN_FAILED']);
  });

  it('is refused when the person gave up at the provider', async () => {
    const { flow, callbackUrl } = await returned('');

    expect(parameterOf(callbackUrl, 'error')).toBe('access_denied');
    expect(codesOf(await finish(flow, callbackUrl))).toEqual(['EXTERNAL_SIGN_IN_FAILED']);
  });
});

describe('a flow', () => {
  it('is used once, also when it comes three times at once, and also when it failed', async () => {
    const { flow, callbackUrl } = await returned('person-2');

    const answers = await Promise.all([finish(flow, callbackUrl), finish(flow, callbackUrl), finish(flow, callbackUrl)]);

    expect(answers.flatMap(codesOf)).toEqual(['TOKEN_USED', 'TOKEN_USED']);
    expect(codesOf(await finish(flow, callbackUrl))).toEqual(['TOKEN_USED']);
    const failed = await returned('person-2');
    expect(codesOf(await finish(failed.flow, withParameter(failed.callbackUrl, 'code', 'x')))).toEqual(['EXTERNAL_SIGN_IN_FAILED']);
    expect(codesOf(await finish(failed.flow, failed.callbackUrl))).toEqual(['TOKEN_USED']);
  });

  it('is over after ten minutes', async () => {
    const { flow, callbackUrl } = await returned('person-2');
    await identity.sql("UPDATE external_flow SET expires_at = expires_at - interval '10 minutes' WHERE used_at IS NULL");

    expect(codesOf(await finish(flow, callbackUrl))).toEqual(['TOKEN_EXPIRED']);
  });

  it('cannot be made up', async () => {
    const { callbackUrl } = await returned('person-2');

    for (const forged of ['', 'x', 'A'.repeat(43)]) expect(codesOf(await finish(forged, callbackUrl))).toEqual(['TOKEN_INVALID']);
  });

  it('stands in the database without anything that would help a thief', async () => {
    const { flow, authorizationUrl } = await begin(identity);

    const rows = await identity.sql<{ row: string }>('SELECT to_jsonb(external_flow)::text AS row FROM external_flow');
    for (const secret of [flow, ...['state', 'nonce'].map((name) => parameterOf(authorizationUrl, name))]) {
      expect(rows.filter(({ row }) => row.includes(secret))).toEqual([]);
    }
  });
});

const ownKey = (): KeyObject => createPrivateKey({ key: provider.signingKey, format: 'jwk' });
const otherKey = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;

/** Has the provider give an ID token with other claims, signed again. */
function otherToken(change: (claims: JwtPayload) => JwtPayload, sign: (claims: JwtPayload) => string = (claims) => jwt.sign(claims, ownKey(), { algorithm: 'RS256', keyid: 'local' })): Lie {
  return (path, body) => {
    if (path !== '/token') return body;
    const answer = body as { id_token: string };
    return { ...answer, id_token: sign(change(jwt.decode(answer.id_token) as JwtPayload)) };
  };
}
const same = (claims: JwtPayload): JwtPayload => claims;

describe('an ID token', () => {
  it('signed again by the provider is accepted, so that what follows is refused for its reason', async () => {
    provider.lie(otherToken(same));

    expect(codesOf(await comeAs(identity, 'person-3'))).toEqual([]);
  });

  it.each<[string, () => Lie]>([
    ['with another nonce', () => otherToken((claims) => ({ ...claims, nonce: 'another' }))],
    ['without a nonce', () => otherToken((claims) => ({ ...claims, nonce: undefined }))],
    ['of another issuer', () => otherToken((claims) => ({ ...claims, iss: 'https://evil.test' }))],
    ['for another client', () => otherToken((claims) => ({ ...claims, aud: 'somebody-else' }))],
    ['that is over', () => otherToken((claims) => ({ ...claims, iat: 1_700_000_000, exp: 1_700_000_600 }))],
    ['signed by another key', () => otherToken(same, (claims) => jwt.sign(claims, otherKey, { algorithm: 'RS256', keyid: 'local' }))],
    ['signed by a key that is not published', () => otherToken(same, (claims) => jwt.sign(claims, otherKey, { algorithm: 'RS256', keyid: 'unknown' }))],
    ['signed with the client\'s secret', () => otherToken(same, (claims) => jwt.sign(claims, 'a-client-secret-of-tests-only-0123456789', { algorithm: 'HS256' }))],
    ['that nobody signed', () => otherToken(same, (claims) => jwt.sign(claims, '', { algorithm: 'none' }))],
    ['that is not there', () => (path, body) => (path === '/token' ? { ...(body as object), id_token: undefined } : body)],
  ])('%s lets nobody in', async (_what, lie) => {
    provider.lie(lie());
    const before = await tableCounts(identity);

    expect((await comeAs(identity, 'person-4')).userErrors).toMatchObject([{ code: 'EXTERNAL_SIGN_IN_FAILED', field: ['callbackUrl'] }]);
    expect(await tableCounts(identity)).toEqual(before);
  });

  it('is of the person of whom the provider tells more', async () => {
    provider.lie((path, body) => (path === '/me' ? { ...(body as object), sub: 'somebody-else' } : body));

    expect(codesOf(await comeAs(identity, 'person-4'))).toEqual(['EXTERNAL_SIGN_IN_FAILED']);
  });
});

/** Answers 503; `expose` keeps the provider from writing the error to the console. */
const broken: Lie = () => {
  throw Object.assign(new Error('down'), { status: 503, expose: true });
};

describe('a provider that is down', () => {
  it('keeps nobody else from signing in, and is asked again the next time', async () => {
    const start = async (id: string) => codesOf(await mutate(identity, 'startExternalSignIn', { provider: id }));
    fallible.lie(broken);

    expect(await start('away')).toEqual(['PROVIDER_UNAVAILABLE']);
    expect(await start('fallible')).toEqual(['PROVIDER_UNAVAILABLE']);
    expect(await start('mock')).toEqual([]);
    fallible.lie(null);
    expect(await start('fallible')).toEqual([]);
  });

  it('is said to be when it goes away between the two steps, by an answer and without', async () => {
    const [first, second] = [await returned('person-5', { provider: 'fallible' }), await returned('person-5', { provider: 'fallible' })];
    fallible.lie(broken);
    expect(codesOf(await finish(first.flow, first.callbackUrl))).toEqual(['PROVIDER_UNAVAILABLE']);
    fallible.lie(null);
    await fallible.stop();

    expect(codesOf(await finish(second.flow, second.callbackUrl))).toEqual(['PROVIDER_UNAVAILABLE']);
  });
});

describe('a provider that calls itself otherwise than the settings', () => {
  it('is none', async () => {
    const liar = await startProvider();
    liar.lie((path, body) => (path.endsWith('openid-configuration') ? { ...(body as object), issuer: 'https://evil.test' } : body));
    const other = await startIdentityWith(providerSettings(liar.issuer));

    expect(codesOf(await mutate(other, 'startExternalSignIn', { provider: 'mock' }))).toEqual(['PROVIDER_UNAVAILABLE']);
    await other.stop();
    await liar.stop();
  });
});
