import { createHmac } from 'node:crypto';
import { anonymous } from '@conect/auth';
import { waitFor } from '@conect/testing';
import { hash } from '@node-rs/argon2';
import { keysOf } from '../src/service/foundation';
import { startIdentity, testSecret, type TestIdentity } from './identity';
import { aConfirmedUser, auditOf, codesOf, mutate, mutationOf, password, principalOf } from './operations';

let identity: TestIdentity;
let userId: string;
const email = 'ana@exemplu.ro';

beforeAll(async () => {
  identity = await startIdentity();
  userId = await aConfirmedUser(identity, email);
});
afterAll(() => identity.stop());

const signIn = () => mutate(identity, 'signIn', { email, password });
const refresh = (refreshToken: string) => mutate(identity, 'refreshSession', { refreshToken });
const verified = (accessToken: string) => principalOf(identity, accessToken);
const passTime = (seconds: number) =>
  identity.sql("UPDATE refresh_token SET used_at = used_at - make_interval(secs => $1), expires_at = expires_at - make_interval(secs => $1)", [seconds]);

/** How many connections wait for a row of this database; unlike their activity, the app role's locks are shown to everybody. */
const waitingForLocks = async (): Promise<number> => {
  const here = 'SELECT pid FROM pg_locks WHERE database = (SELECT oid FROM pg_database WHERE datname = current_database())';
  return (await identity.sql(`SELECT DISTINCT pid FROM pg_locks WHERE NOT granted AND pid IN (${here})`)).length;
};

describe('signIn', () => {
  it('gives an access token that the published keys verify', async () => {
    const { accessToken, expiresAt } = await signIn();

    const principal = await verified(accessToken);

    expect(principal).toMatchObject({ kind: 'USER', userId, assurance: 'PASSWORD' });
    const millis = new Date(expiresAt).getTime() - Date.now();
    expect(millis).toBeGreaterThan(500_000);
    expect(millis).toBeLessThanOrEqual(600_000);
    const [session] = await identity.sql<{ user_id: string }>('SELECT user_id FROM session WHERE id = $1', [principal.sessionId]);
    expect(session!.user_id).toBe(userId);
    expect(await auditOf(identity, principal.sessionId)).toEqual(['signIn']);
  });

  it.each([
    ['a wrong password', { email, password: 'castel-nor-usa' }],
    ['an unknown address', { email: 'nobody@exemplu.ro', password }],
    ['a password in another letter case', { email, password: password.toUpperCase() }],
  ])('answers %s with the same refusal', async (_case, credentials) => {
    expect(await mutate(identity, 'signIn', credentials)).toEqual({
      challenge: null,
      accessToken: null,
      refreshToken: null,
      expiresAt: null,
      refreshExpiresAt: null,
      user: null,
      userErrors: [{ code: 'INVALID_CREDENTIALS', message: 'The address or the password is not right.', field: null, blockers: [] }],
    });
  });

  it('tells only who knows the password that an address is not confirmed', async () => {
    await mutate(identity, 'registerUser', { name: 'Dan', email: 'dan@exemplu.ro', password });

    expect(codesOf(await mutate(identity, 'signIn', { email: 'dan@exemplu.ro', password: 'castel-nor-usa' }))).toEqual(['INVALID_CREDENTIALS']);
    expect(codesOf(await mutate(identity, 'signIn', { email: 'dan@exemplu.ro', password }))).toEqual(['EMAIL_NOT_CONFIRMED']);
  });

  it('keeps no token in the database', async () => {
    const { accessToken, refreshToken } = await signIn();

    const [{ all }] = (await identity.sql<{ all: string }>(`SELECT concat((SELECT string_agg(t::text, ' ') FROM refresh_token t),
      (SELECT string_agg(s::text, ' ') FROM session s), (SELECT string_agg(a::text, ' ') FROM audit_entry a)) AS all`)) as [{ all: string }];
    expect(all).not.toContain(refreshToken);
    expect(all).not.toContain(accessToken);
  });

  it('hashes a password again that was hashed with weaker settings', async () => {
    await aConfirmedUser(identity, 'old@exemplu.ro');
    const peppered = createHmac('sha256', keysOf(testSecret).pepper).update(password).digest('base64');
    const weak = await hash(peppered, { algorithm: 2, memoryCost: 8_192, timeCost: 1, parallelism: 1 });
    await identity.sql("UPDATE user_account SET password_hash = $1 WHERE email = 'old@exemplu.ro'", [weak]);

    expect(codesOf(await mutate(identity, 'signIn', { email: 'old@exemplu.ro', password }))).toEqual([]);

    const [{ password_hash: stored }] = (await identity.sql<{ password_hash: string }>("SELECT password_hash FROM user_account WHERE email = 'old@exemplu.ro'")) as [{ password_hash: string }];
    expect(stored).toContain('$m=19456,t=2,p=1$');
    expect(codesOf(await mutate(identity, 'signIn', { email: 'old@exemplu.ro', password }))).toEqual([]);
  });
});

describe('refreshSession', () => {
  it('goes on in the same session with a new token each time', async () => {
    const first = await signIn();
    const second = await refresh(first.refreshToken);
    const third = await refresh(second.refreshToken);

    expect(new Set([first.refreshToken, second.refreshToken, third.refreshToken]).size).toBe(3);
    expect(third.user).toMatchObject({ id: userId, email });
    const [before, after] = await Promise.all([verified(first.accessToken), verified(third.accessToken)]);
    expect(after).toEqual(before);
  });

  it('gives two requests at the same time the same successor', async () => {
    const { accessToken, refreshToken } = await signIn();
    const { sessionId } = await verified(accessToken);
    const rival = await identity.connect();
    await rival.query('BEGIN');
    await rival.query('SELECT FROM session WHERE id = $1 FOR UPDATE', [sessionId]);

    const pending = Array.from({ length: 6 }, () => refresh(refreshToken));
    await waitFor(async () => (await waitingForLocks()) === 6, { describe: 'six requests to meet at the session' });
    await rival.query('COMMIT');
    rival.release();

    const answers = await Promise.all(pending);
    expect(answers.flatMap(codesOf)).toEqual([]);
    expect(new Set(answers.map((answer) => answer.refreshToken)).size).toBe(1);
    expect(codesOf(await refresh(answers[0]!.refreshToken))).toEqual([]);
  });

  it('gives the same successor again within 30 s, for an answer that got lost', async () => {
    const { refreshToken } = await signIn();
    const lost = await refresh(refreshToken);
    await passTime(29);

    const again = await refresh(refreshToken);

    expect(again.refreshToken).toBe(lost.refreshToken);
  });

  it.each([
    ['after the grace', async () => passTime(31)],
    ['once its successor was used', async (successor: string) => refresh(successor)],
  ])('ends the session when a token comes again %s', async (_case, happens) => {
    const { refreshToken, accessToken } = await signIn();
    const next = await refresh(refreshToken);
    await happens(next.refreshToken);

    expect(codesOf(await refresh(refreshToken))).toEqual(['SESSION_ENDED']);

    expect(codesOf(await refresh(next.refreshToken))).toEqual(['SESSION_ENDED']);
    const { sessionId } = await verified(accessToken);
    const [session] = await identity.sql<{ end_reason: string }>('SELECT end_reason FROM session WHERE id = $1', [sessionId]);
    expect(session!.end_reason).toBe('REFRESH_TOKEN_REUSED');
    expect(await auditOf(identity, sessionId)).toEqual(['signIn', 'refreshSession']);
  });

  it('ends only the session whose token was used twice', async () => {
    const other = await signIn();
    const { refreshToken } = await signIn();
    await refresh(refreshToken);
    await passTime(31);
    await refresh(refreshToken);

    expect(codesOf(await refresh(other.refreshToken))).toEqual([]);
  });

  it('refuses a token that was idle too long, and a session that lasted too long', async () => {
    const idle = await signIn();
    await passTime(8 * 86_400);
    expect(codesOf(await refresh(idle.refreshToken))).toEqual(['SESSION_ENDED']);

    const old = await signIn();
    await identity.sql('UPDATE session SET expires_at = now() WHERE ended_at IS NULL');
    expect(codesOf(await refresh(old.refreshToken))).toEqual(['SESSION_ENDED']);
  });

  it.each(['', 'x', 'a'.repeat(43), 'a'.repeat(20_000), '\0', '\ud800', "' OR 1=1 --"])('refuses %j, which is no token of ours', async (refreshToken) => {
    expect(codesOf(await refresh(refreshToken))).toEqual(['TOKEN_INVALID']);
  });

  it('takes no access token for a refresh token', async () => {
    const { accessToken } = await signIn();

    expect(codesOf(await refresh(accessToken))).toEqual(['TOKEN_INVALID']);
  });
});

describe('signOut', () => {
  it('ends the session of the access token', async () => {
    const { accessToken, refreshToken } = await signIn();
    const principal = await verified(accessToken);

    expect(await mutate(identity, 'signOut', {}, principal)).toEqual({ signedOut: true, userErrors: [] });

    expect(codesOf(await refresh(refreshToken))).toEqual(['SESSION_ENDED']);
    expect(await mutate(identity, 'signOut', {}, principal)).toEqual({ signedOut: true, userErrors: [] });
    expect(await auditOf(identity, principal.sessionId)).toEqual(['signIn', 'signOut']);
  });

  it('ends the session of a refresh token, without an access token', async () => {
    const { refreshToken } = await signIn();

    expect(await mutate(identity, 'signOut', { refreshToken })).toEqual({ signedOut: true, userErrors: [] });

    expect(codesOf(await refresh(refreshToken))).toEqual(['SESSION_ENDED']);
  });

  it('needs one of the two', async () => {
    const answer = await identity.ask(anonymous, mutationOf('signOut'), { input: {} });

    expect(answer.errors?.[0]?.extensions['code']).toBe('UNAUTHENTICATED');
  });

  it.each(['a'.repeat(43), 'x', '\0'])('answers the unknown token %j the same, and ends no other session for it', async (unknown) => {
    const { accessToken, refreshToken } = await signIn();

    expect(await mutate(identity, 'signOut', { refreshToken: unknown }, await verified(accessToken))).toEqual({ signedOut: true, userErrors: [] });

    expect(codesOf(await refresh(refreshToken))).toEqual([]);
  });
});
