import { anonymous } from '@conect/auth';
import { startIdentity, type TestIdentity } from './identity';
import { aConfirmedUser, aRegistration, aSignedInUser, auditOf, codesOf, eventsOf, lastTokenFor, mutate, mutationOf, password, tableCounts, userPrincipal, type UserError } from './operations';

let identity: TestIdentity;

beforeAll(async () => {
  identity = await startIdentity();
});
afterAll(() => identity.stop());

describe('registerUser', () => {
  it('makes one account when two ask for the same address at the same time', async () => {
    const answers = await Promise.all(
      ['one', 'two', 'three', 'four'].map((name) => mutate(identity, 'registerUser', aRegistration({ name, email: 'race@exemplu.ro' }))),
    );

    expect(answers.flatMap(codesOf)).toEqual([]);
    const accounts = await identity.sql<{ id: string; version: number }>("SELECT id, version FROM user_account WHERE email = 'race@exemplu.ro'");
    expect(accounts).toEqual([{ id: accounts[0]!.id, version: 4 }]);
    expect((await eventsOf(identity, accounts[0]!.id)).map(({ name, version }) => `${name} ${version}`)).toEqual(
      [1, 2, 3, 4].map((version) => `UserRegistered ${version}`),
    );
  });

  it('of the same address by somebody else does not get in by the owner\'s click', async () => {
    await mutate(identity, 'registerUser', aRegistration({ name: 'Owner', email: 'victim@exemplu.ro' }));
    const ownersToken = await lastTokenFor(identity, 'victim@exemplu.ro');
    await mutate(identity, 'registerUser', aRegistration({ name: 'Mallory', email: 'victim@exemplu.ro', password: 'a-password-of-mallory' }));
    const mallorysToken = await lastTokenFor(identity, 'victim@exemplu.ro');

    await mutate(identity, 'confirmEmail', { token: ownersToken });

    expect(codesOf(await mutate(identity, 'signIn', { email: 'victim@exemplu.ro', password: 'a-password-of-mallory' }))).toEqual(['INVALID_CREDENTIALS']);
    expect((await mutate(identity, 'signIn', { email: 'victim@exemplu.ro', password })).user.name).toBe('Owner');
    expect(codesOf(await mutate(identity, 'confirmEmail', { token: mallorysToken }))).toEqual(['TOKEN_EXPIRED']);
  });

  it('does the same work for a known and for an unknown address, and writes nothing about the known one', async () => {
    const id = await aConfirmedUser(identity, 'known@exemplu.ro');
    const before = await identity.sql('SELECT * FROM user_account WHERE id = $1', [id]);

    await mutate(identity, 'registerUser', aRegistration({ email: 'known@exemplu.ro', name: 'Mallory', password: 'a-password-of-mallory' }));

    expect(await identity.sql('SELECT * FROM user_account WHERE id = $1', [id])).toEqual(before);
    expect(await eventsOf(identity, id)).toHaveLength(2);
  });

  it.each([
    ['a short password', { password: 'abc1234' }, ['PASSWORD_TOO_SHORT']],
    ['a common password', { password: 'Password' }, ['PASSWORD_TOO_COMMON']],
    ['a password of our words', { password: 'Conect2026!' }, ['PASSWORD_TOO_COMMON']],
    ['a password of the own name', { name: 'Gheorghe Dumitrescu', password: 'gheorghe.dumitrescu' }, ['PASSWORD_TOO_COMMON']],
    ['a password of 129 characters', { password: 'p'.repeat(129) }, ['BAD_USER_INPUT']],
    ['a password that is no text', { password: 'castel-nor-\ud800-fereastra' }, ['BAD_USER_INPUT']],
    ['a name of 20,000 characters', { name: 'x'.repeat(20_000) }, ['BAD_USER_INPUT']],
    ['a name with NUL', { name: 'Ana\0' }, ['BAD_USER_INPUT']],
    ['a name with a lone surrogate', { name: 'Ana\udfff' }, ['BAD_USER_INPUT']],
    ['a name of two lines', { name: 'Ana\r\nBcc: everybody@example.org' }, ['BAD_USER_INPUT']],
    ['an empty name', { name: ' ' }, ['BAD_USER_INPUT']],
    ['an address with a line break', { email: 'ana@exemplu.ro\r\nBcc: x@example.org' }, ['BAD_USER_INPUT']],
    ['an address with a name', { email: '"Ana" <ana@exemplu.ro>' }, ['BAD_USER_INPUT']],
    ['two addresses', { email: 'ana@exemplu.ro,dan@exemplu.ro' }, ['BAD_USER_INPUT']],
    ['an address of 20,000 characters', { email: `${'a'.repeat(20_000)}@exemplu.ro` }, ['BAD_USER_INPUT']],
    ['an address with NUL', { email: 'ana\0@exemplu.ro' }, ['BAD_USER_INPUT']],
    ['everything wrong at once', { name: '', email: 'x', password: 'x' }, ['BAD_USER_INPUT', 'BAD_USER_INPUT', 'PASSWORD_TOO_SHORT']],
  ])('refuses %s and writes nothing', async (_case, changes, codes) => {
    const before = await tableCounts(identity);

    const refused = await mutate(identity, 'registerUser', aRegistration({ email: 'refused@exemplu.ro', ...changes }));

    expect(refused.confirmationSentTo).toBeNull();
    expect(codesOf(refused)).toEqual(codes);
    expect(await tableCounts(identity)).toEqual(before);
  });

  it('says in the reader\'s language what was expected', async () => {
    const input = aRegistration({ name: 'x'.repeat(201), email: 'x' });
    const inRomanian = await identity.ask<{ registerUser: { userErrors: UserError[] } }>(anonymous, mutationOf('registerUser'), { input }, { 'accept-language': 'ro' });
    const inEnglish = await identity.ask<{ registerUser: { userErrors: UserError[] } }>(anonymous, mutationOf('registerUser'), { input }, { 'accept-language': 'en' });

    expect(inRomanian.data.registerUser.userErrors).toMatchObject([
      { field: ['name'], message: 'Valoare nepotrivită: se așteaptă între 1 și 200 de caractere.' },
      { field: ['email'], message: 'Valoare nepotrivită: se așteaptă o adresă de e-mail, de exemplu ana@exemplu.ro.' },
    ]);
    expect(inEnglish.data.registerUser.userErrors[0]!.message).toBe('Unsuitable value: expected 1 to 200 characters.');
  });
});

describe('confirmEmail', () => {
  it('accepts a link once, also when it is followed twice at the same time', async () => {
    await mutate(identity, 'registerUser', aRegistration({ email: 'twice@exemplu.ro' }));
    const token = await lastTokenFor(identity, 'twice@exemplu.ro');

    const answers = await Promise.all([1, 2, 3].map(() => mutate(identity, 'confirmEmail', { token })));

    expect(answers.flatMap(codesOf)).toEqual(['TOKEN_USED', 'TOKEN_USED']);
    const [{ id }] = (await identity.sql<{ id: string }>("SELECT id FROM user_account WHERE email = 'twice@exemplu.ro'")) as [{ id: string }];
    expect((await eventsOf(identity, id)).map(({ name }) => name)).toEqual(['UserRegistered', 'UserEmailConfirmed']);
  });

  it('refuses a link after 24 hours', async () => {
    await mutate(identity, 'registerUser', aRegistration({ email: 'late@exemplu.ro' }));
    const token = await lastTokenFor(identity, 'late@exemplu.ro');
    await identity.sql("UPDATE email_confirmation SET expires_at = now() WHERE email = 'late@exemplu.ro'");

    expect(codesOf(await mutate(identity, 'confirmEmail', { token }))).toEqual(['TOKEN_EXPIRED']);
    expect(codesOf(await mutate(identity, 'signIn', { email: 'late@exemplu.ro', password }))).toEqual(['EMAIL_NOT_CONFIRMED']);
  });

  it.each(['', 'x', 'A'.repeat(64), 'a'.repeat(20_000), '\0', '\ud800', "' OR 1=1 --"])('refuses %j, which is no token of ours', async (token) => {
    expect(codesOf(await mutate(identity, 'confirmEmail', { token }))).toEqual(['TOKEN_INVALID']);
  });

  it('refuses a wished address that somebody else confirmed meanwhile', async () => {
    const principal = await aSignedInUser(identity, 'first@exemplu.ro');
    await mutate(identity, 'updateProfile', { email: 'wanted@exemplu.ro', currentPassword: password }, principal);
    const token = await lastTokenFor(identity, 'wanted@exemplu.ro');
    await aConfirmedUser(identity, 'wanted@exemplu.ro');

    expect(codesOf(await mutate(identity, 'confirmEmail', { token }))).toEqual(['CONFLICT']);
  });

  it('gives a wished address to its owner although somebody asked to register with it and never confirmed', async () => {
    await mutate(identity, 'registerUser', aRegistration({ email: 'squatted@exemplu.ro' }));
    const principal = await aSignedInUser(identity, 'second@exemplu.ro');
    await mutate(identity, 'updateProfile', { email: 'squatted@exemplu.ro', currentPassword: password }, principal);

    const confirmed = await mutate(identity, 'confirmEmail', { token: await lastTokenFor(identity, 'squatted@exemplu.ro') });

    expect(codesOf(confirmed)).toEqual([]);
    expect((await mutate(identity, 'signIn', { email: 'squatted@exemplu.ro', password })).user.id).toBe(principal.userId);
  });
});

describe('updateProfile', () => {
  it('changes name and language with one event', async () => {
    const principal = await aSignedInUser(identity, 'profile@exemplu.ro');

    const { user } = await mutate(identity, 'updateProfile', { name: '  Ana-Maria Şerban ', language: 'EN' }, principal);

    expect(user).toMatchObject({ name: 'Ana-Maria Șerban', language: 'EN' });
    expect((await eventsOf(identity, principal.userId)).slice(2)).toEqual([
      { name: 'UserProfileUpdated', version: 3, actorId: principal.userId, data: { userId: principal.userId, changedFields: ['name', 'language'] } },
    ]);
    expect(await auditOf(identity, principal.userId)).toEqual(['registerUser', 'confirmEmail', 'updateProfile']);
  });

  it('writes nothing when nothing changes', async () => {
    const principal = await aSignedInUser(identity, 'same@exemplu.ro');
    const before = await tableCounts(identity);

    const { userErrors } = await mutate(identity, 'updateProfile', { name: 'Ana Moldovan', language: 'RO' }, principal);

    expect(userErrors).toEqual([]);
    expect(await tableCounts(identity)).toEqual(before);
  });

  it('answers again under the same key and tells no second time; another input under it is a mismatch', async () => {
    const principal = await aSignedInUser(identity, 'key@exemplu.ro');
    const input = { email: 'key.nou@exemplu.ro', currentPassword: password, idempotencyKey: 'k1' };

    const first = await mutate(identity, 'updateProfile', input, principal);
    const again = await mutate(identity, 'updateProfile', input, principal);
    const other = await identity.ask(principal, mutationOf('updateProfile'), { input: { ...input, name: 'Alta' } });

    expect(again).toEqual(first);
    expect(await eventsOf(identity, principal.userId)).toHaveLength(3);
    expect(other.errors?.[0]?.extensions['code']).toBe('IDEMPOTENCY_MISMATCH');
  });

  it.each([
    ['an address without the password', { email: 'x@exemplu.ro' }, ['BAD_USER_INPUT']],
    ['an address with a wrong password', { email: 'x@exemplu.ro', currentPassword: 'castel-nor-usa' }, ['INVALID_CREDENTIALS']],
    ['a bad address', { email: 'x', currentPassword: password }, ['BAD_USER_INPUT']],
    ['a bad name', { name: '\0' }, ['BAD_USER_INPUT']],
    ['a key of 256 characters', { name: 'Ana', idempotencyKey: 'k'.repeat(256) }, ['BAD_USER_INPUT']],
    ['a key with NUL', { name: 'Ana', idempotencyKey: '\0' }, ['BAD_USER_INPUT']],
  ])('refuses %s and writes nothing', async (_case, input, codes) => {
    const [known] = await identity.sql<{ id: string }>("SELECT id FROM user_account WHERE email = 'refuser@exemplu.ro'");
    const userId = known?.id ?? (await aConfirmedUser(identity, 'refuser@exemplu.ro'));
    const before = await tableCounts(identity);

    const refused = await mutate(identity, 'updateProfile', input, userPrincipal(userId));

    expect(refused.user).toBeNull();
    expect(codesOf(refused)).toEqual(codes);
    expect(await tableCounts(identity)).toEqual(before);
  });

  it('needs somebody who signed in', async () => {
    const answer = await identity.ask(anonymous, mutationOf('updateProfile'), { input: { name: 'Nobody' } });

    expect(answer.errors?.[0]?.extensions['code']).toBe('UNAUTHENTICATED');
  });
});

describe('me', () => {
  const me = '{ me { id name email language memberships { role } } }';

  it('is the person who signed in', async () => {
    const principal = await aSignedInUser(identity, 'me@exemplu.ro');

    expect((await identity.ask<{ me: unknown }>(principal, me)).data.me).toEqual({
      id: principal.userId,
      name: 'Ana Moldovan',
      email: 'me@exemplu.ro',
      language: 'RO',
      memberships: [],
    });
  });

  it('is null for somebody who did not', async () => {
    expect(await identity.ask(anonymous, me)).toMatchObject({ status: 200, data: { me: null } });
  });
});
