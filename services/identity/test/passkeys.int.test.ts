import { createSoftwareAuthenticator } from '@conect/testing';
import { startIdentity, type TestIdentity } from './identity';
import { aConfirmedUser, aSession, auditOf, codesOf, eventsOf, mutate, password, principalOf } from './operations';
import { answerRegistration, answerSignIn, aPasskeyOwner, finishCodes, principalByPasskey, registerPasskey } from './passkeys';

let identity: TestIdentity;

beforeAll(async () => {
  identity = await startIdentity();
});
afterAll(() => identity.stop());
beforeEach(() => identity.sql('DELETE FROM throttle'));

const challengeOf = async (email: string) => (await mutate(identity, 'signIn', { email, password })).challenge!;

describe('a passkey', () => {
  it('turns signing in into a challenge that it completes, and counts as two factors', async () => {
    const email = 'victor@exemplu.ro';
    const { userId, authenticator } = await aPasskeyOwner(identity, email);

    const { token, factors } = await challengeOf(email);
    const { signIn, credential, options } = await answerSignIn(identity, authenticator, token);
    const signedIn = await mutate(identity, 'finishPasskeySignIn', { signIn, credential });

    expect(factors).toEqual(['PASSKEY', 'RECOVERY_CODE']);
    expect(JSON.parse(options)).toMatchObject({ rpId: 'conect.test', userVerification: 'required', allowCredentials: [{ type: 'public-key' }] });
    expect(signedIn).toMatchObject({ user: { id: userId, email }, userErrors: [] });
    expect(await principalOf(identity, signedIn.accessToken)).toMatchObject({ userId, assurance: 'SECOND_FACTOR' });
    expect(codesOf(await mutate(identity, 'startPasskeySignIn', { challenge: token }))).toEqual(['TOKEN_USED']);
  });

  it('signs in without a password, and nobody is named before it answers', async () => {
    const { userId, authenticator } = await aPasskeyOwner(identity, 'alone@exemplu.ro');

    const { options } = await answerSignIn(identity, authenticator);

    expect(JSON.parse(options)).toEqual({ challenge: expect.stringMatching(/^[\w-]{43}$/), rpId: 'conect.test', userVerification: 'required', timeout: 300_000, allowCredentials: [] });
    expect(await principalByPasskey(identity, authenticator)).toMatchObject({ userId, assurance: 'SECOND_FACTOR' });
  });

  it('is asked for with user verification, a challenge of 32 bytes, and not twice on one authenticator', async () => {
    const { session, authenticator } = await aPasskeyOwner(identity, 'options@exemplu.ro');
    const principal = await principalByPasskey(identity, authenticator);

    const { options } = await mutate(identity, 'startPasskeyRegistration', { currentPassword: password }, principal);

    expect(JSON.parse(options)).toMatchObject({
      rp: { id: 'conect.test', name: 'CONECT' },
      user: { name: 'options@exemplu.ro', displayName: 'Ana Moldovan' },
      challenge: expect.stringMatching(/^[\w-]{43}$/),
      attestation: 'none',
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      excludeCredentials: [{ type: 'public-key' }],
    });
    expect(JSON.stringify(options)).not.toContain(session.principal.userId);
    await expect(answerRegistration(identity, principal, authenticator)).rejects.toThrow();
  });

  it('gives recovery codes as the first second factor, advises another, and is told, audited and mailed', async () => {
    const email = 'first@exemplu.ro';
    const { userId, session, authenticator, passkey, recoveryCodes, anotherAdvised } = await aPasskeyOwner(identity, email);

    const refreshed = await mutate(identity, 'refreshSession', { refreshToken: session.refreshToken });
    const principal = await principalOf(identity, refreshed.accessToken);
    const second = await registerPasskey(identity, principal, createSoftwareAuthenticator(), 'Cheie USB');

    expect(new Set(recoveryCodes).size).toBe(10);
    expect([anotherAdvised, second.anotherAdvised, second.recoveryCodes]).toEqual([true, false, null]);
    expect(principal.assurance).toBe('SECOND_FACTOR');
    expect((await eventsOf(identity, userId)).slice(2)).toMatchObject([
      { name: 'UserSecondFactorEnabled', version: 3, data: { userId, kind: 'PASSKEY' } },
      { name: 'UserSecondFactorEnabled', version: 4, data: { userId, kind: 'PASSKEY' } },
    ]);
    expect(await auditOf(identity, userId)).toEqual(['registerUser', 'confirmEmail', 'finishPasskeyRegistration', 'finishPasskeyRegistration']);
    const mails = await identity.sql<{ key: string }>("SELECT key FROM graphile_worker._private_jobs WHERE key LIKE 'PASSKEY_ADDED:' || $1 || '%'", [userId]);
    expect(mails).toHaveLength(2);

    await principalByPasskey(identity, authenticator);
    const { data } = await identity.ask<{ me: { passkeys: unknown } }>(principal, '{ me { passkeys { id name createdAt lastUsedAt } } }');
    expect(data.me.passkeys).toEqual([
      { id: passkey.id, name: 'Telefon', createdAt: expect.any(String), lastUsedAt: expect.any(String) },
      { id: second.passkey.id, name: 'Cheie USB', createdAt: expect.any(String), lastUsedAt: null },
    ]);
  });

  it('can be stood in for by a recovery code, once each', async () => {
    const email = 'lost@exemplu.ro';
    const { recoveryCodes } = await aPasskeyOwner(identity, email);
    const finish = async (code: string) => codesOf(await mutate(identity, 'finishSecondFactor', { challenge: (await challengeOf(email)).token, code }));

    expect(await finish(recoveryCodes![0]!)).toEqual([]);
    expect(await finish(recoveryCodes![0]!)).toEqual(['CODE_INVALID']);
    expect(await finish('123456')).toEqual(['CODE_INVALID']);
  });

  it('keeps whoever knows the password alone from adding another factor', async () => {
    const { session, authenticator } = await aPasskeyOwner(identity, 'thief@exemplu.ro');
    const byPassword = session.principal;

    expect(codesOf(await mutate(identity, 'startPasskeyRegistration', { currentPassword: password }, byPassword))).toEqual(['SECOND_FACTOR_REQUIRED']);
    expect(codesOf(await mutate(identity, 'enableTotp', { currentPassword: password }, byPassword))).toEqual(['SECOND_FACTOR_REQUIRED']);
    const both = await principalByPasskey(identity, authenticator);
    expect(codesOf(await mutate(identity, 'enableTotp', { currentPassword: password }, both))).toEqual([]);
    expect(codesOf(await mutate(identity, 'confirmTotp', { code: '123456' }, byPassword))).toEqual(['SECOND_FACTOR_REQUIRED']);
  });

  it('begun before another came into use is not finished by a session of a password alone', async () => {
    await aConfirmedUser(identity, 'race@exemplu.ro');
    const session = await aSession(identity, 'race@exemplu.ro');
    const early = await answerRegistration(identity, session.principal, createSoftwareAuthenticator());
    await registerPasskey(identity, session.principal, createSoftwareAuthenticator());

    const { registration, credential, name } = early;
    expect(codesOf(await mutate(identity, 'finishPasskeyRegistration', { registration, credential, name }, session.principal))).toEqual(['SECOND_FACTOR_REQUIRED']);
  });

  it('stores no challenge readable', async () => {
    const { authenticator } = await aPasskeyOwner(identity, 'hashed@exemplu.ro');
    const { options } = await answerSignIn(identity, authenticator);

    const rows = await identity.sql<{ row: string }>("SELECT encode(hash, 'base64') || to_jsonb(passkey_ceremony)::text AS row FROM passkey_ceremony");

    const { challenge } = JSON.parse(options) as { challenge: string };
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter(({ row }) => row.includes(challenge) || row.includes(Buffer.from(challenge, 'base64url').toString('hex')))).toEqual([]);
    expect(await finishCodes(identity, await answerSignIn(identity, authenticator))).toEqual([]);
  });
});
