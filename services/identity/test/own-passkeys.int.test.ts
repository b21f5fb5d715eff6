import { anonymous } from '@conect/auth';
import { createSoftwareAuthenticator } from '@conect/testing';
import { runCommand } from '../src/service/commands';
import { atShell } from '../src/service/shell';
import { startIdentity, testSecret, type TestIdentity } from './identity';
import { aConfirmedUser, aSession, auditOf, codesOf, eventsOf, mutate, mutationOf, password, principalOf } from './operations';
import { answerSignIn, aPasskeyOwner, finishCodes, principalByPasskey, registerPasskey } from './passkeys';

let identity: TestIdentity;

beforeAll(async () => {
  identity = await startIdentity();
});
afterAll(() => identity.stop());
beforeEach(() => identity.sql('DELETE FROM throttle'));

const settings = () => ({ NODE_ENV: 'test', IDENTITY_DATABASE_URL: identity.databaseUrl, IDENTITY_SECRET: testSecret });
const command = (...words: string[]) => atShell(settings(), async (shell) => runCommand(words, shell));
const mailsOf = (kind: string, userId: string) => identity.sql(`SELECT key FROM graphile_worker._private_jobs WHERE key LIKE $1`, [`${kind}:${userId}:%`]);

describe('renamePasskey', () => {
  it('gives it another name, for its owner alone', async () => {
    const { session, passkey, userId } = await aPasskeyOwner(identity, 'ana@exemplu.ro');
    const other = await aPasskeyOwner(identity, 'dan@exemplu.ro');
    const input = { passkeyId: passkey.id, name: 'Telefonul vechi' };

    expect(await mutate(identity, 'renamePasskey', input, session.principal)).toEqual({ passkey: { id: passkey.id, name: 'Telefonul vechi' }, userErrors: [] });
    expect(codesOf(await mutate(identity, 'renamePasskey', input, other.session.principal))).toEqual(['NOT_FOUND']);
    expect(codesOf(await mutate(identity, 'renamePasskey', { ...input, name: '' }, session.principal))).toEqual(['BAD_USER_INPUT']);
    expect(codesOf(await mutate(identity, 'renamePasskey', { ...input, passkeyId: 'x' }, session.principal))).toEqual(['NOT_FOUND']);
    expect((await auditOf(identity, userId)).slice(-1)).toEqual(['renamePasskey']);
  });
});

describe('removePasskey', () => {
  it('ends the passkey, is told, audited and mailed, and takes the recovery codes along with the last factor', async () => {
    const email = 'maria@exemplu.ro';
    const { userId, passkey, authenticator } = await aPasskeyOwner(identity, email);
    const principal = await principalByPasskey(identity, authenticator);
    const second = await registerPasskey(identity, principal, createSoftwareAuthenticator());
    const waiting = await answerSignIn(identity, authenticator);

    expect(await mutate(identity, 'removePasskey', { passkeyId: passkey.id }, principal)).toEqual({ removedPasskeyId: passkey.id, userErrors: [] });
    expect(await finishCodes(identity, waiting)).toEqual(['PASSKEY_UNKNOWN']);
    expect((await mutate(identity, 'signIn', { email, password })).challenge!.factors).toEqual(['PASSKEY', 'RECOVERY_CODE']);

    expect(codesOf(await mutate(identity, 'removePasskey', { passkeyId: second.passkey.id }, principal))).toEqual([]);
    expect((await mutate(identity, 'signIn', { email, password })).challenge).toBeNull();
    expect(await identity.sql('SELECT 1 FROM recovery_code WHERE user_id = $1', [userId])).toEqual([]);
    expect((await eventsOf(identity, userId)).slice(-2)).toMatchObject([
      { name: 'UserSecondFactorRemoved', data: { userId, anyLeft: true } },
      { name: 'UserSecondFactorRemoved', data: { userId, anyLeft: false } },
    ]);
    expect((await auditOf(identity, userId)).slice(-2)).toEqual(['removePasskey', 'removePasskey']);
    expect(await mailsOf('PASSKEY_REMOVED', userId)).toHaveLength(2);
  });

  it('needs a second factor, and the owner', async () => {
    const { session, passkey } = await aPasskeyOwner(identity, 'ioana@exemplu.ro');
    const other = await aPasskeyOwner(identity, 'radu@exemplu.ro');
    const stranger = await principalByPasskey(identity, other.authenticator);

    expect(codesOf(await mutate(identity, 'removePasskey', { passkeyId: passkey.id }, session.principal))).toEqual(['SECOND_FACTOR_REQUIRED']);
    expect(codesOf(await mutate(identity, 'removePasskey', { passkeyId: passkey.id }, stranger))).toEqual(['NOT_FOUND']);
    expect((await identity.ask(anonymous, mutationOf('removePasskey'), { input: { passkeyId: passkey.id } })).errors?.[0]?.extensions['code']).toBe('UNAUTHENTICATED');
  });

  it('leaves the last second factor to an officer of SGG until there is another', async () => {
    const email = 'victor@exemplu.ro';
    const { passkey, authenticator } = await aPasskeyOwner(identity, email);
    expect(await command('grant-sgg-admin', email)).toMatchObject({ done: true });
    const principal = await principalByPasskey(identity, authenticator);

    expect(codesOf(await mutate(identity, 'removePasskey', { passkeyId: passkey.id }, principal))).toEqual(['LAST_SECOND_FACTOR']);
    await registerPasskey(identity, principal, createSoftwareAuthenticator());
    expect(codesOf(await mutate(identity, 'removePasskey', { passkeyId: passkey.id }, principal))).toEqual([]);
  });
});

describe('the passkeys of a person', () => {
  it('are shown to nobody else, an administrator of SGG included', async () => {
    const { userId, authenticator } = await aPasskeyOwner(identity, 'elena@exemplu.ro');
    await aConfirmedUser(identity, 'sgg@exemplu.ro');
    await command('grant-sgg-admin', 'sgg@exemplu.ro');
    const administrator = (await aSession(identity, 'sgg@exemplu.ro')).principal;
    const query = 'query ($users: [_Any!]!) { _entities(representations: $users) { ... on User { id passkeys { name } } } }';
    const variables = { users: [{ __typename: 'User', id: userId }] };

    expect((await identity.ask<{ _entities: unknown }>(administrator, query, variables)).data._entities).toEqual([{ id: userId, passkeys: null }]);
    const owner = await principalByPasskey(identity, authenticator);
    expect((await identity.ask<{ _entities: unknown }>(owner, query, variables)).data._entities).toEqual([{ id: userId, passkeys: [{ name: 'Telefon' }] }]);
  });
});

describe('reset-second-factor', () => {
  it('takes every second factor and session of who lost them, and tells the owner', async () => {
    const email = 'pierdut@exemplu.ro';
    const { userId, authenticator, recoveryCodes } = await aPasskeyOwner(identity, email);
    const principal = await principalByPasskey(identity, authenticator);
    await mutate(identity, 'enableTotp', { currentPassword: password }, principal);
    const waiting = await answerSignIn(identity, authenticator);
    const challenge = (await mutate(identity, 'signIn', { email, password })).challenge!.token;
    const open = await identity.sql<{ id: string }>('SELECT id FROM session WHERE user_id = $1 AND ended_at IS NULL', [userId]);

    expect(await command('reset-second-factor', 'Pierdut@exemplu.ro')).toEqual({ done: true, text: `Only the password signs in now: user ${userId}, ${open.length} sessions ended` });

    expect(open.length).toBe(2);
    expect(await identity.sql('SELECT 1 FROM session WHERE user_id = $1 AND ended_at IS NULL', [userId])).toEqual([]);
    for (const { id } of open) expect(await eventsOf(identity, id)).toMatchObject([{ name: 'SessionEnded', data: { userId, reason: 'SIGNED_OUT_EVERYWHERE' } }]);
    expect((await eventsOf(identity, userId)).slice(-1)).toMatchObject([{ name: 'UserSecondFactorRemoved', actorId: null, data: { userId, anyLeft: false } }]);
    expect((await auditOf(identity, userId)).slice(-1)).toEqual(['reset-second-factor']);
    expect(await mailsOf('SECOND_FACTOR_RESET', userId)).toHaveLength(1);
    expect(await finishCodes(identity, waiting)).toEqual(['PASSKEY_UNKNOWN']);
    expect(codesOf(await mutate(identity, 'finishSecondFactor', { challenge, code: recoveryCodes![0]! }))).toEqual(['CODE_INVALID']);
    const { accessToken } = await mutate(identity, 'signIn', { email, password });
    expect(await principalOf(identity, accessToken)).toMatchObject({ userId, assurance: 'PASSWORD' });
  });

  it.each([
    ['nobody@exemplu.ro', 'NOT_FOUND'],
    ['no address', 'BAD_USER_INPUT'],
  ])('is refused for %s: %s', async (email, code) => {
    const outcome = await command('reset-second-factor', email);

    expect(outcome).toMatchObject({ done: false });
    expect(outcome!.text).toContain(code);
  });

  it('is refused for somebody without a second factor', async () => {
    await aConfirmedUser(identity, 'fara@exemplu.ro');

    expect((await command('reset-second-factor', 'fara@exemplu.ro'))!.text).toContain('NOT_FOUND');
  });
});
