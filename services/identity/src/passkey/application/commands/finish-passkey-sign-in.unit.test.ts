import { aCall, inMemoryIdentity, start } from '../../../../test/in-memory';
import { register } from '../../../account/domain/account';
import { createRefreshTokens } from '../../../session/crypto/refresh-tokens';
import type { Passkey } from '../../domain/passkey';
import { ceremonyExpiry } from '../../domain/passkey-ceremony';
import { createFinishPasskeySignIn } from './finish-passkey-sign-in';

const signIn = '0193a5d2-7f00-7cc1-9d55-3f6a0c1be0d4';
const credentialId = Buffer.from('credential');

interface Given {
  readonly shown?: number;
  readonly claimedUser?: string | null;
  readonly ceremonyUser?: string | null;
}

function setUp({ shown = 6, claimedUser = 'user', ceremonyUser = null }: Given = {}) {
  const identity = inMemoryIdentity();
  const { memory, unit } = identity;
  const { account } = register('user', { name: 'Ana', language: 'RO', email: 'ana@exemplu.ro', passwordHash: 'hash' }, start);
  memory.accounts.set('user', { ...account, emailConfirmedAt: start });
  const passkey: Passkey = { id: 'passkey', userId: 'user', credentialId, publicKey: Buffer.alloc(1), counter: 5, transports: [], backedUp: false, name: 'Telefon', createdAt: start, lastUsedAt: null };
  memory.passkeys.set('passkey', passkey);
  const ceremony = { id: signIn, purpose: 'SIGN_IN' as const, userId: ceremonyUser, signInChallengeId: null, hash: Buffer.alloc(32), expiresAt: ceremonyExpiry(start), usedAt: null };
  memory.ceremonies.set(signIn, ceremony);
  const behind: unknown[] = [];
  const finish = createFinishPasskeySignIn({
    ...identity,
    ceremonies: unit.ceremonies,
    passkeys: unit.passkeys,
    relyingParty: { read: () => ({ credentialId, userId: claimedUser }), verifySigned: async () => ({ counter: shown, backedUp: false }) },
    refreshTokens: createRefreshTokens(Buffer.alloc(32)),
    accessTokens: { issue: async () => ({ accessToken: 'access', expiresAt: start }) },
    lifetimes: { accessTokenSeconds: 600, refreshIdleSeconds: 1_000, sessionSeconds: 5_000 },
    onCounterBehind: ({ id }, use) => void behind.push({ id, ...use }),
  });
  return { memory, behind, finish: () => finish(aCall(), { signIn, credential: 'answer' }) };
}

describe('finishPasskeySignIn', () => {
  it('opens a session of two factors and notes the use', async () => {
    const { memory, behind, finish } = setUp();

    expect(await finish()).toMatchObject({ ok: true, value: { userId: 'user', accessToken: 'access' } });

    expect([...memory.sessions.values()]).toMatchObject([{ userId: 'user', assurance: 'SECOND_FACTOR' }]);
    expect(memory.passkeys.get('passkey')).toMatchObject({ counter: 6, lastUsedAt: start });
    expect(behind).toEqual([]);
  });

  it('refuses a counter that did not rise, says so to the operator, and leaves all as it was', async () => {
    const { memory, behind, finish } = setUp({ shown: 5 });
    const before = structuredClone(memory);

    expect(await finish()).toEqual({ ok: false, refusals: [{ code: 'PASSKEY_COUNTER', field: ['credential'] }] });

    expect(behind).toEqual([{ id: 'passkey', counter: 5, backedUp: false }]);
    expect(memory).toEqual(before);
  });

  it.each([
    ['names somebody else', { claimedUser: 'other' }],
    ['names nobody where no password named him', { claimedUser: null }],
    ['belongs to another than the password', { ceremonyUser: 'other' }],
    ['names another than its owner after a password', { ceremonyUser: 'user', claimedUser: 'other' }],
  ])('refuses an answer that %s', async (_case, given) => {
    const { memory, finish } = setUp(given);

    expect(await finish()).toEqual({ ok: false, refusals: [{ code: 'PASSKEY_INVALID', field: ['credential'] }] });
    expect(memory.sessions.size).toBe(0);
  });

  it('takes an answer that names nobody after a password', async () => {
    expect((await setUp({ ceremonyUser: 'user', claimedUser: null }).finish()).ok).toBe(true);
  });
});
