import { aCall, inMemoryIdentity, start } from '../../../../test/in-memory';
import { register } from '../../../account/domain/account';
import { oneTimeSecrets } from '../../../credential/crypto/one-time-secrets';
import { createRefreshTokens } from '../../crypto/refresh-tokens';
import { createRefreshSession } from './refresh-session';
import { createSignIn } from './sign-in';
import { createSignOut } from './sign-out';

function setUp() {
  const identity = inMemoryIdentity();
  const { account } = register('user', { name: 'Ana', language: 'RO', email: 'ana@exemplu.ro', passwordHash: 'right-password' }, start);
  identity.memory.accounts.set('user', { ...account, emailConfirmedAt: start, version: 2 });
  const compared: (string | null)[] = [];
  const hasher = {
    hash: async (password: string) => `stronger ${password}`,
    verify: async (hash: string | null, password: string) => compared.push(hash) > 0 && hash === password,
    isOutdated: () => false,
  };
  const dependencies = {
    ...identity,
    hasher,
    accounts: identity.unit.accounts,
    secrets: oneTimeSecrets,
    refreshTokens: createRefreshTokens(Buffer.alloc(32)),
    accessTokens: { issue: async ({ id }: { id: string }) => ({ accessToken: `access of ${id}`, expiresAt: start }) },
    lifetimes: { accessTokenSeconds: 600, refreshIdleSeconds: 1_000, sessionSeconds: 5_000 },
  };
  const signIn = createSignIn(dependencies);
  const tokens = async () => {
    const result = await signIn(aCall(), { email: 'ana@exemplu.ro', password: 'right-password' });
    if (!result.ok || result.value.kind !== 'SIGNED_IN') throw new Error('Expected to be signed in');
    return result.value.tokens;
  };
  return { ...identity, compared, dependencies, signIn, tokens, refresh: createRefreshSession(dependencies), signOut: createSignOut(dependencies) };
}

describe('signIn', () => {
  it('opens a session with a first refresh token', async () => {
    const { tokens, memory } = setUp();

    const { userId, refreshToken } = await tokens();

    expect(userId).toBe('user');
    expect(memory.sessions.size).toBe(1);
    expect(JSON.stringify([...memory.tokens.values()])).not.toContain(refreshToken);
  });

  it('compares a password for an unknown address too', async () => {
    const { signIn, compared, memory } = setUp();

    expect(await signIn(aCall(), { email: 'nobody@exemplu.ro', password: 'right-password' })).toEqual({
      ok: false,
      refusals: [{ code: 'INVALID_CREDENTIALS' }],
    });
    expect(compared).toEqual([null]);
    expect(memory.sessions.size).toBe(0);
  });

  it('keeps a stronger hash when the stored one is outdated', async () => {
    const { dependencies, memory } = setUp();
    const signIn = createSignIn({ ...dependencies, hasher: { ...dependencies.hasher, isOutdated: () => true } });

    await signIn(aCall(), { email: 'ana@exemplu.ro', password: 'right-password' });

    expect(memory.accounts.get('user')!.passwordHash).toBe('stronger right-password');
  });
});

describe('refreshSession', () => {
  it('keeps one line of tokens, also when an answer got lost', async () => {
    const { tokens, refresh, memory } = setUp();
    const { refreshToken } = await tokens();

    const lost = await refresh(aCall(), { refreshToken });
    const again = await refresh(aCall(), { refreshToken });

    expect(again).toEqual(lost);
    expect(memory.tokens.size).toBe(2);
  });

  it('ends the session for good when a token comes again after the grace', async () => {
    const { tokens, refresh, memory, clock } = setUp();
    const { refreshToken } = await tokens();
    const next = await refresh(aCall(), { refreshToken });
    clock.pass(30);

    expect(await refresh(aCall(), { refreshToken })).toMatchObject({ refusals: [{ code: 'SESSION_ENDED' }] });

    expect([...memory.sessions.values()]).toMatchObject([{ endReason: 'REFRESH_TOKEN_REUSED' }]);
    expect(await refresh(aCall(), { refreshToken: next.ok ? next.value.refreshToken : '' })).toMatchObject({ refusals: [{ code: 'SESSION_ENDED' }] });
  });
});

describe('signOut', () => {
  it('ends the session of a token, and again changes nothing', async () => {
    const { tokens, signOut, memory } = setUp();
    const { refreshToken } = await tokens();

    await signOut(aCall(), { refreshToken });
    const after = structuredClone(memory);
    expect(await signOut(aCall(), { refreshToken })).toEqual({ ok: true, value: {} });

    expect([...memory.sessions.values()]).toMatchObject([{ endReason: 'SIGNED_OUT' }]);
    expect(memory).toEqual(after);
  });
});
