import { randomUUID } from 'node:crypto';
import { anonymous, type UserPrincipal } from '@conect/auth';
import { waitFor } from '@conect/testing';
import { startIdentity, type TestIdentity } from './identity';
import {
  aConfirmedUser,
  anSggAdmin,
  aSession,
  auditOf,
  codesOf,
  eventsOf,
  lastResetTokenFor,
  mutate,
  mutationOf,
  password,
  tableCounts,
  userPrincipal,
} from './operations';

let identity: TestIdentity;
let victor: UserPrincipal;

beforeAll(async () => {
  identity = await startIdentity({ IDENTITY_SECOND_FACTOR: 'true' });
  victor = await anSggAdmin(identity, 'victor@exemplu.ro');
});
afterAll(() => identity.stop());
beforeEach(() => identity.sql('DELETE FROM throttle'));

const disable = (userId: string, by: UserPrincipal = victor) => mutate(identity, 'disableAccount', { userId, reason: 'Cont preluat de altcineva' }, by);
const refreshCodes = async (refreshToken: string) => codesOf(await mutate(identity, 'refreshSession', { refreshToken }));
const signIn = (email: string, typed = password) => mutate(identity, 'signIn', { email, password: typed });

describe('disableAccount', () => {
  it('ends every session of the account, says so to every process, and keeps the reason for the administration', async () => {
    const userId = await aConfirmedUser(identity, 'ana@exemplu.ro');
    const sessions = [await aSession(identity, 'ana@exemplu.ro'), await aSession(identity, 'ana@exemplu.ro')];

    const disabled = await disable(userId.toUpperCase());

    expect(disabled).toEqual({ user: { id: userId, disabledAt: expect.any(String), disabledReason: 'Cont preluat de altcineva' }, userErrors: [] });
    for (const { refreshToken, principal } of sessions) {
      expect(await refreshCodes(refreshToken)).toEqual(['SESSION_ENDED']);
      expect(await eventsOf(identity, principal.sessionId)).toMatchObject([
        { name: 'AccessTokensRevoked', data: { sessionId: principal.sessionId, subjectId: userId, reason: 'ACCOUNT_DISABLED' } },
      ]);
    }
    expect((await eventsOf(identity, userId)).at(-1)).toEqual({ name: 'UserDisabled', version: 3, actorId: victor.userId, data: { userId } });
    expect(await auditOf(identity, userId)).toEqual(['registerUser', 'confirmEmail', 'disableAccount']);
    expect(await identity.sql("SELECT 1 FROM audit_entry WHERE changes::text LIKE '%preluat%'")).toEqual([]);
    const own = await identity.ask<{ me: object }>(userPrincipal(userId), '{ me { disabledAt disabledReason } }');
    expect(own.data.me).toEqual({ disabledAt: null, disabledReason: null });
    const before = await tableCounts(identity);
    expect(await disable(userId)).toEqual(disabled);
    expect(await tableCounts(identity)).toEqual(before);
  });

  it('answers a sign-in as it answers a wrong password, which only the audit trail tells apart', async () => {
    const email = 'dan@exemplu.ro';
    const userId = await aConfirmedUser(identity, email);
    await disable(userId);

    const right = await signIn(email);

    expect(right).toEqual(await signIn(email, 'castel-nor-usa'));
    expect(codesOf(right)).toEqual(['INVALID_CREDENTIALS']);
    expect(await auditOf(identity, userId)).toEqual(['registerUser', 'confirmEmail', 'disableAccount', 'signIn']);
    for (let tried = 3; tried <= 10; tried += 1) await signIn(email);
    expect((await identity.ask(anonymous, mutationOf('signIn'), { input: { email, password } })).errors?.[0]?.extensions['code']).toBe('RATE_LIMITED');
  });

  it('makes useless what was on its way: a link for a new password and a challenge', async () => {
    const email = 'eva@exemplu.ro';
    const userId = await aConfirmedUser(identity, email);
    await mutate(identity, 'requestPasswordReset', { email });
    const token = await lastResetTokenFor(identity, userId);
    await identity.sql("INSERT INTO second_factor (user_id, sealed_secret, confirmed_at) VALUES ($1, '\\x00', now())", [userId]);
    const { challenge } = await signIn(email);

    await disable(userId);

    expect(codesOf(await mutate(identity, 'resetPassword', { token, newPassword: 'vapor-sare-clopot' }))).toEqual(['TOKEN_EXPIRED']);
    expect(codesOf(await mutate(identity, 'finishSecondFactor', { challenge: challenge!.token, code: '000000' }))).toEqual(['TOKEN_INVALID']);
    await mutate(identity, 'requestPasswordReset', { email });
    expect(await identity.sql('SELECT 1 FROM password_reset WHERE user_id = $1', [userId])).toHaveLength(1);
  });

  it('refuses whoever may not, what is nobody, and no reason, and writes nothing', async () => {
    const userId = await aConfirmedUser(identity, 'ion@exemplu.ro');
    const stranger: UserPrincipal = { ...userPrincipal(await aConfirmedUser(identity, 'stranger@exemplu.ro')), assurance: 'SECOND_FACTOR' };
    const byPassword: UserPrincipal = { ...victor, assurance: 'PASSWORD' };
    const input = { userId, reason: 'x' };
    const before = await tableCounts(identity);

    for (const operation of ['disableAccount', 'enableAccount'] as const) {
      const fields = operation === 'disableAccount' ? input : { userId };
      expect(codesOf(await mutate(identity, operation, fields, stranger))).toEqual(['FORBIDDEN']);
      expect(codesOf(await mutate(identity, operation, fields, byPassword))).toEqual(['SECOND_FACTOR_REQUIRED']);
      expect((await identity.ask(anonymous, mutationOf(operation), { input: fields })).errors?.[0]?.extensions['code']).toBe('UNAUTHENTICATED');
      for (const nobody of [randomUUID(), "' OR 1=1 --"]) expect(codesOf(await mutate(identity, operation, { ...fields, userId: nobody }, victor))).toEqual(['NOT_FOUND']);
    }
    for (const reason of [' ', 'x'.repeat(1_001)]) expect(codesOf(await mutate(identity, 'disableAccount', { ...input, reason }, victor))).toEqual(['BAD_USER_INPUT']);
    expect(await tableCounts(identity)).toEqual(before);
  });

  it('never closes one\'s own account, and of two administrators who close each other\'s at once leaves one', async () => {
    const ioana = await anSggAdmin(identity, 'ioana@exemplu.ro');
    const mihai = await anSggAdmin(identity, 'mihai@exemplu.ro');
    expect(codesOf(await disable(ioana.userId, ioana))).toEqual(['FORBIDDEN']);
    const rival = await identity.connect();
    await rival.query('BEGIN');
    await rival.query('SELECT FROM user_account WHERE id IN ($1, $2) FOR UPDATE', [ioana.userId, mihai.userId]);

    const both = Promise.all([disable(ioana.userId, mihai), disable(mihai.userId, ioana)]);
    await waitFor(async () => (await waitingForLocks()) === 2, { describe: 'both to meet at the accounts' });
    await rival.query('COMMIT');
    rival.release();

    expect((await both).flatMap(codesOf)).toEqual(['FORBIDDEN']);
    expect(await identity.sql('SELECT 1 FROM user_account WHERE id IN ($1, $2) AND disabled_at IS NULL', [ioana.userId, mihai.userId])).toHaveLength(1);
  });
});

/** How many connections wait for a row of this database; unlike their activity, the app role's locks are shown to everybody. */
const waitingForLocks = async (): Promise<number> => {
  const here = 'SELECT pid FROM pg_locks WHERE database = (SELECT oid FROM pg_database WHERE datname = current_database())';
  return (await identity.sql(`SELECT DISTINCT pid FROM pg_locks WHERE NOT granted AND pid IN (${here})`)).length;
};

describe('enableAccount', () => {
  it('lets the owner sign in anew; what ended stays ended', async () => {
    const userId = await aConfirmedUser(identity, 'mara@exemplu.ro');
    const { refreshToken } = await aSession(identity, 'mara@exemplu.ro');
    await disable(userId);

    const enabled = await mutate(identity, 'enableAccount', { userId }, victor);

    expect(enabled).toEqual({ user: { id: userId, disabledAt: null, disabledReason: null }, userErrors: [] });
    expect(codesOf(await signIn('mara@exemplu.ro'))).toEqual([]);
    expect(await refreshCodes(refreshToken)).toEqual(['SESSION_ENDED']);
    expect((await eventsOf(identity, userId)).at(-1)).toMatchObject({ name: 'UserEnabled', version: 4, actorId: victor.userId });
    const before = await tableCounts(identity);
    expect(await mutate(identity, 'enableAccount', { userId }, victor)).toEqual(enabled);
    expect(await tableCounts(identity)).toEqual(before);
  });
});

describe('a user whose row is gone', () => {
  it('is nobody: no refresh, no me, no change, no sign-in', async () => {
    const email = 'gone@exemplu.ro';
    const userId = await aConfirmedUser(identity, email);
    const { refreshToken, principal } = await aSession(identity, email);
    await identity.sql('DELETE FROM user_account WHERE id = $1', [userId]);

    expect(await refreshCodes(refreshToken)).toEqual(['TOKEN_INVALID']);
    expect((await identity.ask(principal, '{ me { id } mySessions { id } }')).data).toEqual({ me: null, mySessions: [] });
    expect(codesOf(await mutate(identity, 'updateProfile', { name: 'Nobody' }, principal))).toEqual(['NOT_FOUND']);
    expect(codesOf(await mutate(identity, 'changePassword', { currentPassword: password, newPassword: 'vapor-sare-clopot' }, principal))).toEqual(['NOT_FOUND']);
    expect(codesOf(await signIn(email))).toEqual(['INVALID_CREDENTIALS']);
  });
});
