import { anonymous, type Principal } from '@conect/auth';
import { visitProvider } from '@conect/testing';
import { anAppOf } from './authenticator-app';
import { begin, comeAs, people, providerSettings, startIdentityWith, startProvider, type TestProvider } from './external-provider';
import type { TestIdentity } from './identity';
import {
  aConfirmedUser, aRegistration, aSession, auditOf, codesOf, eventsOf, lastResetTokenFor, lastTokenFor, mutate, mutationOf, password, principalOf, tableCounts,
  userPrincipal,
} from './operations';

let provider: TestProvider;
/** Of a provider that is not trusted with addresses. */
let untrusted: TestProvider;
let identity: TestIdentity;

beforeAll(async () => {
  provider = await startProvider();
  untrusted = await startProvider();
  identity = await startIdentityWith(providerSettings(provider.issuer), providerSettings(untrusted.issuer, { id: 'untrusted', email: 'UNTRUSTED' }));
});
afterAll(async () => {
  await identity.stop();
  await provider.stop();
  await untrusted.stop();
});
beforeEach(() => identity.sql('DELETE FROM throttle'));

/** What a person sees of his own identities. */
async function identitiesOf(principal: Principal) {
  const { data } = await identity.ask<{ me: { externalIdentities: { id: string; provider: { id: string } | null; lastUsedAt: string | null }[] } }>(
    principal,
    '{ me { externalIdentities { id provider { id label } linkedAt lastUsedAt } } }',
  );
  return data.me.externalIdentities;
}
const linked = (sub: string, principal: Principal) => comeAs(identity, sub, { purpose: 'LINK' }, principal);
const unlink = (externalIdentityId: string, principal: Principal, more: object = {}) => mutate(identity, 'unlinkExternalIdentity', { externalIdentityId, ...more }, principal);

describe('a first sign-in with an external provider', () => {
  it('makes a confirmed account of a verified address, and the next one finds it again', async () => {
    const first = await comeAs(identity, 'ana-at-provider');

    expect(first).toMatchObject({ challenge: null, linkedIdentity: null, userErrors: [], user: { name: 'Ana Pop', email: 'ana.pop@exemplu.ro', language: 'EN' } });
    const userId = first.user.id;
    expect(await principalOf(identity, first.accessToken)).toMatchObject({ userId, assurance: 'PASSWORD' });
    expect((await eventsOf(identity, userId)).map(({ name, version, data }) => [name, version, Object.keys(data as object)])).toEqual([
      ['UserRegistered', 1, ['userId']],
      ['UserEmailConfirmed', 2, ['userId']],
      ['ExternalIdentityLinked', 3, ['userId', 'externalIdentityId']],
    ]);
    expect(await auditOf(identity, userId)).toEqual(['finishExternalSignIn', 'finishExternalSignIn']);

    const second = await comeAs(identity, 'ana-at-provider');
    expect(codesOf(second)).toEqual([]);
    expect(second.user.id).toBe(userId);
  });

  it('makes one account also when the person comes twice at the same time', async () => {
    const answers = await Promise.all([comeAs(identity, 'person-0'), comeAs(identity, 'person-0'), comeAs(identity, 'person-0')]);

    expect(answers.flatMap(codesOf)).toEqual([]);
    expect(new Set(answers.map(({ user }) => user.id)).size).toBe(1);
  });

  it('takes the beginning of the address for a name that the provider does not say', async () => {
    expect((await comeAs(identity, 'nameless')).user.name).toBe('nameless');
  });

  it.each([
    ['an address that the provider did not verify', 'unverified', 'mock'],
    ['no address', 'addressless', 'mock'],
    ['an address with which the provider is not trusted', 'person-1', 'untrusted'],
  ])('is refused with %s', async (_what, sub, id) => {
    const before = await tableCounts(identity);

    expect(codesOf(await comeAs(identity, sub, { provider: id }))).toEqual(['ADDRESS_NOT_VOUCHED_FOR']);
    expect(await tableCounts(identity)).toEqual(before);
  });

  it('takes over no account that has the address', async () => {
    const userId = await aConfirmedUser(identity, 'person-2@exemplu.ro');
    const before = await tableCounts(identity);

    expect(codesOf(await comeAs(identity, 'person-2'))).toEqual(['LINK_REQUIRED']);
    expect(await tableCounts(identity)).toEqual(before);
    expect(await identity.sql('SELECT 1 FROM external_identity WHERE user_id = $1', [userId])).toEqual([]);
  });

  it('does not wait for somebody who asked for an account with the address before, nor lets him in afterwards', async () => {
    const email = 'person-3@exemplu.ro';
    await mutate(identity, 'registerUser', aRegistration({ email }));

    expect(codesOf(await comeAs(identity, 'person-3'))).toEqual([]);
    expect(codesOf(await mutate(identity, 'confirmEmail', { token: await lastTokenFor(identity, email) }))).toEqual(['CONFLICT']);
    expect(codesOf(await mutate(identity, 'signIn', { email, password }))).toEqual(['INVALID_CREDENTIALS']);
  });

  it('opens no session to an account that SGG closed, whatever the provider vouches for', async () => {
    const { user } = await comeAs(identity, 'person-12');
    await identity.sql("UPDATE user_account SET disabled_at = now(), disabled_reason = 'x' WHERE id = $1", [user.id]);
    const before = await tableCounts(identity);

    expect(codesOf(await comeAs(identity, 'person-12'))).toEqual(['EXTERNAL_SIGN_IN_FAILED']);
    expect(await tableCounts(identity)).toEqual(before);
  });

  it('leaves nothing of what the provider said in events, audit trail or table but address and name of the account', async () => {
    await comeAs(identity, 'person-4');
    const { sub, email, name } = people.find((one) => one.sub === 'person-4')!;

    const rows = await identity.sql<{ row: string }>(`
      SELECT headers::text || value AS row FROM outbox
      UNION ALL SELECT to_jsonb(audit_entry)::text FROM audit_entry
      UNION ALL SELECT to_jsonb(external_identity)::text FROM external_identity`);
    expect(rows.length).toBeGreaterThan(3);
    for (const said of [sub, email!, name!]) expect(rows.filter(({ row }) => row.includes(said))).toEqual([]);
  });
});

describe('an account without a password', () => {
  it('is refused one as anybody with a wrong one is, until its owner sets one by mail', async () => {
    const email = 'person-5@exemplu.ro';
    const { user, accessToken } = await comeAs(identity, 'person-5');
    const principal = await principalOf(identity, accessToken);

    expect(codesOf(await mutate(identity, 'signIn', { email, password }))).toEqual(['INVALID_CREDENTIALS']);
    expect(codesOf(await mutate(identity, 'changePassword', { currentPassword: password, newPassword: 'alta-parola-lunga' }, principal))).toEqual(['INVALID_CREDENTIALS']);
    expect(codesOf(await mutate(identity, 'enableTotp', { currentPassword: password }, principal))).toEqual(['INVALID_CREDENTIALS']);
    await mutate(identity, 'requestPasswordReset', { email });
    expect(codesOf(await mutate(identity, 'resetPassword', { token: await lastResetTokenFor(identity, user.id), newPassword: password }))).toEqual([]);

    expect((await aSession(identity, email)).user.id).toBe(user.id);
    expect((await comeAs(identity, 'person-5')).user.id).toBe(user.id);
  });
});

describe('linking an identity', () => {
  it('lets it sign in to the account whose owner linked it, and is told by ids', async () => {
    const userId = await aConfirmedUser(identity, 'linker@exemplu.ro');
    const { principal } = await aSession(identity, 'linker@exemplu.ro');

    const answer = await linked('unverified', principal);

    expect(answer).toMatchObject({ accessToken: null, challenge: null, user: { id: userId }, linkedIdentity: { provider: { id: 'mock' }, lastUsedAt: null }, userErrors: [] });
    const externalIdentityId = answer.linkedIdentity!.id;
    expect((await eventsOf(identity, userId)).at(-1)).toEqual({ name: 'ExternalIdentityLinked', version: 3, actorId: userId, data: { userId, externalIdentityId } });
    expect((await comeAs(identity, 'unverified')).user.id).toBe(userId);
    expect(await identitiesOf(principal)).toEqual([
      { id: externalIdentityId, provider: { id: 'mock', label: 'Trial provider' }, linkedAt: expect.any(String), lastUsedAt: expect.any(String) },
    ]);
    // Doing it again is harmless.
    expect((await linked('unverified', principal)).linkedIdentity!.id).toBe(externalIdentityId);
  });

  it('is refused for an identity of another account', async () => {
    await comeAs(identity, 'person-6');
    await aConfirmedUser(identity, 'thief@exemplu.ro');
    const { principal } = await aSession(identity, 'thief@exemplu.ro');

    expect(codesOf(await linked('person-6', principal))).toEqual(['IDENTITY_LINKED_ELSEWHERE']);
  });

  it('asks for a recent sign-in, and is finished by whoever began it alone', async () => {
    await aConfirmedUser(identity, 'careful@exemplu.ro');
    const { principal } = await aSession(identity, 'careful@exemplu.ro');
    const old = { ...principal, authenticatedAt: principal.authenticatedAt - 16 * 60 };
    const stranger = userPrincipal(await aConfirmedUser(identity, 'stranger@exemplu.ro'));

    expect(codesOf(await mutate(identity, 'startExternalSignIn', { provider: 'mock', purpose: 'LINK' }, old))).toEqual(['RECENT_SIGN_IN_REQUIRED']);
    const { flow, authorizationUrl } = await begin(identity, { purpose: 'LINK' }, principal);
    const callbackUrl = await visitProvider(authorizationUrl, 'addressless');
    for (const other of [stranger, anonymous]) expect(codesOf(await mutate(identity, 'finishExternalSignIn', { flow, callbackUrl }, other))).toEqual(['TOKEN_INVALID']);
    expect(codesOf(await mutate(identity, 'finishExternalSignIn', { flow, callbackUrl }, principal))).toEqual([]);
  });

  it('is for somebody who is signed in', async () => {
    const { errors } = await identity.ask(anonymous, mutationOf('startExternalSignIn'), { input: { provider: 'mock', purpose: 'LINK' } });

    expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  });
});

describe('unlinking an identity', () => {
  it('leaves the password to sign in with, and is told once', async () => {
    const userId = await aConfirmedUser(identity, 'leaver@exemplu.ro');
    const { principal } = await aSession(identity, 'leaver@exemplu.ro');
    const { id } = (await linked('person-7', principal)).linkedIdentity!;

    const answer = await unlink(id, principal, { idempotencyKey: 'once' });
    expect(await unlink(id, principal, { idempotencyKey: 'once' })).toEqual(answer);

    expect(answer).toEqual({ unlinkedIdentityId: id, userErrors: [] });
    expect((await eventsOf(identity, userId)).slice(2).map(({ name, version }) => [name, version])).toEqual([['ExternalIdentityLinked', 3], ['ExternalIdentityUnlinked', 4]]);
    expect(await identitiesOf(principal)).toEqual([]);
    expect((await comeAs(identity, 'person-7')).user.id).not.toBe(userId);
  });

  it('is refused for the only way in, also when two go at once, until there is a password', async () => {
    const { user, accessToken } = await comeAs(identity, 'person-8');
    const principal = await principalOf(identity, accessToken);
    const { id: only } = (await identitiesOf(principal))[0]!;
    expect((await unlink(only, principal)).userErrors).toMatchObject([{ code: 'LAST_WAY_IN', field: ['externalIdentityId'] }]);

    const { id: second } = (await linked('person-9', principal)).linkedIdentity!;
    const both = await Promise.all([unlink(only, principal), unlink(second, principal)]);
    expect(both.flatMap(codesOf)).toEqual(['LAST_WAY_IN']);

    await mutate(identity, 'requestPasswordReset', { email: 'person-8@exemplu.ro' });
    await mutate(identity, 'resetPassword', { token: await lastResetTokenFor(identity, user.id), newPassword: password });
    const { principal: again } = await aSession(identity, 'person-8@exemplu.ro');
    const { id: left } = (await identitiesOf(again))[0]!;
    expect(codesOf(await unlink(left, again))).toEqual([]);
  });

  it('is refused for what is not one\'s own, and after the sign-in has grown old', async () => {
    const { accessToken } = await comeAs(identity, 'person-10');
    const owner = await principalOf(identity, accessToken);
    const { id } = (await identitiesOf(owner))[0]!;
    await aConfirmedUser(identity, 'curious@exemplu.ro');
    const { principal: curious } = await aSession(identity, 'curious@exemplu.ro');

    for (const unknown of [id, 'x', curious.userId]) expect(codesOf(await unlink(unknown, curious))).toEqual(['NOT_FOUND']);
    expect(codesOf(await unlink(id, { ...owner, authenticatedAt: owner.authenticatedAt - 16 * 60 }))).toEqual(['RECENT_SIGN_IN_REQUIRED']);
  });
});

describe('assurance', () => {
  it('is of two factors when the provider says so by a level of the settings, and of one otherwise', async () => {
    const assuranceOf = async (sub: string) => (await principalOf(identity, (await comeAs(identity, sub)).accessToken)).assurance;

    expect(await assuranceOf('victor-high')).toBe('SECOND_FACTOR');
    expect(await assuranceOf('victor-high')).toBe('SECOND_FACTOR');
    expect(await assuranceOf('elena-substantial')).toBe('PASSWORD');
  });

  it('asks whoever has a second factor here for it, unless the provider vouches for two', async () => {
    const email = 'person-11@exemplu.ro';
    const userId = await aConfirmedUser(identity, email);
    const { principal } = await aSession(identity, email);
    const { secret } = await mutate(identity, 'enableTotp', { currentPassword: password }, principal);
    await mutate(identity, 'confirmTotp', { code: anAppOf(secret).code(-1) }, principal);

    expect(codesOf(await mutate(identity, 'startExternalSignIn', { provider: 'mock', purpose: 'LINK' }, principal))).toEqual(['SECOND_FACTOR_REQUIRED']);
    expect(codesOf(await linked('person-11', { ...principal, assurance: 'SECOND_FACTOR' }))).toEqual([]);
    const challenged = await comeAs(identity, 'person-11');
    expect(challenged).toMatchObject({ accessToken: null, user: null, challenge: { token: expect.any(String) }, userErrors: [] });
    const finished = await mutate(identity, 'finishSecondFactor', { challenge: challenged.challenge!.token, code: anAppOf(secret).code() });

    expect(await principalOf(identity, finished.accessToken)).toMatchObject({ userId, assurance: 'SECOND_FACTOR' });
  });
});
