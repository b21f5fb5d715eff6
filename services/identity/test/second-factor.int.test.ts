import { anonymous } from '@conect/auth';
import { anAppOf as app } from './authenticator-app';
import { startIdentity, type TestIdentity } from './identity';
import { aConfirmedUser, aSession, auditOf, codesOf, eventsOf, mutate, mutationOf, password, principalOf } from './operations';

let identity: TestIdentity;

beforeAll(async () => {
  identity = await startIdentity();
});
afterAll(() => identity.stop());
beforeEach(() => identity.sql('DELETE FROM throttle'));

/** Somebody who has just put an authenticator app in use. */
async function anOfficial(email: string) {
  const userId = await aConfirmedUser(identity, email);
  const session = await aSession(identity, email);
  const { secret, otpauthUri } = await mutate(identity, 'enableTotp', { currentPassword: password }, session.principal);
  // The step before: the present one stays unused for the sign-in that follows.
  const { recoveryCodes } = await mutate(identity, 'confirmTotp', { code: app(secret).code(-1) }, session.principal);
  return { userId, session, secret, otpauthUri, recoveryCodes, app: app(secret) };
}
const challengeOf = async (email: string): Promise<string> => (await mutate(identity, 'signIn', { email, password })).challenge!.token;
const finish = (challenge: string, code: string) => mutate(identity, 'finishSecondFactor', { challenge, code });

describe('a second factor', () => {
  it('turns signing in into a challenge that a code of the app completes', async () => {
    const email = 'victor@exemplu.ro';
    const { app: phone, userId, otpauthUri, secret } = await anOfficial(email);
    expect(otpauthUri).toContain(`secret=${secret}`);

    const challenged = await mutate(identity, 'signIn', { email, password });
    expect(challenged).toMatchObject({ accessToken: null, refreshToken: null, user: null, userErrors: [] });
    const signedIn = await finish(challenged.challenge!.token, phone.code());

    expect(signedIn.userErrors).toEqual([]);
    expect(await principalOf(identity, signedIn.accessToken)).toMatchObject({ userId, assurance: 'SECOND_FACTOR' });
    const refreshed = await mutate(identity, 'refreshSession', { refreshToken: signedIn.refreshToken });
    expect(await principalOf(identity, refreshed.accessToken)).toMatchObject({ userId, assurance: 'SECOND_FACTOR' });
  });

  it('lets the session that put it in use count as signed in by two factors, and is told once', async () => {
    const { session, userId } = await anOfficial('raised@exemplu.ro');

    const refreshed = await mutate(identity, 'refreshSession', { refreshToken: session.refreshToken });

    expect(session.principal.assurance).toBe('PASSWORD');
    expect((await principalOf(identity, refreshed.accessToken)).assurance).toBe('SECOND_FACTOR');
    expect((await eventsOf(identity, userId)).filter(({ name }) => name === 'UserSecondFactorEnabled')).toMatchObject([{ version: 3, data: { userId } }]);
    expect(await auditOf(identity, userId)).toEqual(['registerUser', 'confirmEmail', 'confirmTotp']);
  });

  it('takes no code twice, also when it comes twice at the same time', async () => {
    const email = 'twice@exemplu.ro';
    const { app: phone } = await anOfficial(email);
    const code = phone.code();
    const challenges = [await challengeOf(email), await challengeOf(email), await challengeOf(email)];

    const answers = await Promise.all(challenges.map((challenge) => finish(challenge, code)));

    expect(answers.flatMap(codesOf)).toEqual(['CODE_INVALID', 'CODE_INVALID']);
  });

  it('takes a challenge once and for five minutes, and leaves it as it was for a wrong code', async () => {
    const email = 'challenge@exemplu.ro';
    const { app: phone, recoveryCodes } = await anOfficial(email);
    const [used, old] = [await challengeOf(email), await challengeOf(email)];

    expect(codesOf(await finish(used, 'AAAAA-AAAAA-AAAAA-AAAAA-AAAAA'))).toEqual(['CODE_INVALID']);
    expect(codesOf(await finish(used, phone.code()))).toEqual([]);
    expect(codesOf(await finish(used, recoveryCodes[0]!))).toEqual(['TOKEN_USED']);
    await identity.sql("UPDATE sign_in_challenge SET expires_at = expires_at - interval '5 minutes' WHERE used_at IS NULL");
    expect(codesOf(await finish(old, recoveryCodes[0]!))).toEqual(['TOKEN_EXPIRED']);
    for (const forged of ['', 'x', 'A'.repeat(43)]) expect(codesOf(await finish(forged, recoveryCodes[0]!))).toEqual(['TOKEN_INVALID']);
  });

  it('gives ten recovery codes that each sign in once and are stored as hashes', async () => {
    const email = 'lost@exemplu.ro';
    const { recoveryCodes } = await anOfficial(email);

    expect(new Set(recoveryCodes).size).toBe(10);
    expect(codesOf(await finish(await challengeOf(email), recoveryCodes[3]!.toLowerCase()))).toEqual([]);
    expect(codesOf(await finish(await challengeOf(email), recoveryCodes[3]!))).toEqual(['CODE_INVALID']);
    expect(codesOf(await finish(await challengeOf(email), recoveryCodes[4]!))).toEqual([]);
    const rows = await identity.sql<{ row: string }>('SELECT to_jsonb(recovery_code)::text AS row FROM recovery_code');
    expect(rows.filter(({ row }) => recoveryCodes.some((code) => row.includes(code.replaceAll('-', ''))))).toEqual([]);
  });

  it('is checked ten times for many guesses at once, and knowing the password does not wipe out the count', async () => {
    const email = 'guessed@exemplu.ro';
    const { app: phone } = await anOfficial(email);
    const wrong = ['000000', '111111', '222222'].find((code) => ![-1, 0, 1, 2].some((shift) => phone.code(shift) === code))!;
    const challenge = await challengeOf(email);

    const answers = await Promise.all(
      Array.from({ length: 20 }, () => identity.ask<{ finishSecondFactor: never }>(anonymous, mutationOf('finishSecondFactor'), { input: { challenge, code: wrong } })),
    );

    expect(answers.filter(({ errors }) => errors?.[0]?.extensions['code'] === 'RATE_LIMITED')).toHaveLength(10);
    const again = await challengeOf(email);
    const { errors } = await identity.ask(anonymous, mutationOf('finishSecondFactor'), { input: { challenge: again, code: phone.code() } });
    expect(errors?.[0]?.extensions['code']).toBe('RATE_LIMITED');
  });

  it('is replaced only by who signed in with it', async () => {
    const email = 'thief@exemplu.ro';
    const { session, app: phone } = await anOfficial(email);

    expect(codesOf(await mutate(identity, 'enableTotp', { currentPassword: password }, session.principal))).toEqual(['SECOND_FACTOR_REQUIRED']);

    const both = await finish(await challengeOf(email), phone.code());
    const principal = await principalOf(identity, both.accessToken);
    const next = await mutate(identity, 'enableTotp', { currentPassword: password }, principal);
    expect(codesOf(next)).toEqual([]);
    expect(codesOf(await finish(await challengeOf(email), app(next.secret).code()))).toEqual(['CODE_INVALID']);
    expect(codesOf(await mutate(identity, 'confirmTotp', { code: app(next.secret).code(-1) }, principal))).toEqual([]);
    expect(codesOf(await finish(await challengeOf(email), app(next.secret).code()))).toEqual([]);
  });

  it.each([
    ['a wrong password', { currentPassword: 'castel-nor-usa' }, ['INVALID_CREDENTIALS']],
    ['a password that is no text', { currentPassword: '\0' }, ['BAD_USER_INPUT']],
  ])('is not started with %s', async (_case, input, codes) => {
    const [known] = await identity.sql("SELECT 1 FROM user_account WHERE email = 'starter@exemplu.ro'");
    if (known === undefined) await aConfirmedUser(identity, 'starter@exemplu.ro');
    const { principal } = await aSession(identity, 'starter@exemplu.ro');

    expect(codesOf(await mutate(identity, 'enableTotp', input, principal))).toEqual(codes);
    expect(codesOf(await mutate(identity, 'confirmTotp', { code: '123456' }, principal))).toEqual(['NOT_FOUND']);
  });

  it('does not open under another secret than the one it was sealed with, and is nowhere in clear', async () => {
    const { secret } = await anOfficial('sealed@exemplu.ro');

    const rows = await identity.sql<{ row: string }>("SELECT encode(sealed_secret, 'escape') || to_jsonb(second_factor)::text AS row FROM second_factor");

    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter(({ row }) => row.includes(secret))).toEqual([]);
  });
});
