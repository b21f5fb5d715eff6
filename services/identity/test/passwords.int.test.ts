import { anonymous } from '@conect/auth';
import { openMailbox, waitFor, type Mailbox } from '@conect/testing';
import { startIdentity, type TestIdentity } from './identity';
import { tokenIn } from './mail-links';
import { aConfirmedUser, aRegistration, aSession, auditOf, codesOf, eventsOf, lastResetTokenFor, mutate, mutationOf, password, tableCounts } from './operations';

let identity: TestIdentity;
let mailbox: Mailbox;
const newPassword = 'vapor-sare-clopot';

beforeAll(async () => {
  mailbox = await openMailbox();
  identity = await startIdentity({ SMTP_URL: mailbox.url });
  await identity.startBackground();
});
afterAll(async () => {
  await identity.stop();
  await mailbox.close();
});

const refreshCodes = async (refreshToken: string) => codesOf(await mutate(identity, 'refreshSession', { refreshToken }));
const signInCodes = async (email: string, typed: string) => codesOf(await mutate(identity, 'signIn', { email, password: typed }));

describe('a forgotten password', () => {
  it('is replaced by a link in a mail, which ends every session and is told by mail', async () => {
    const email = 'forgot@exemplu.ro';
    const userId = await aConfirmedUser(identity, email);
    const session = await aSession(identity, email);

    expect(await mutate(identity, 'requestPasswordReset', { email: 'Forgot@exemplu.ro' })).toEqual({ sentTo: email, userErrors: [] });
    const mail = await mailbox.nextTo(email, 'reset-password');
    expect(mail.text).toContain('https://conect.test/reset-password?token=');
    expect(await mutate(identity, 'resetPassword', { token: tokenIn(mail), newPassword })).toEqual({ passwordChanged: true, userErrors: [] });

    expect(await signInCodes(email, password)).toEqual(['INVALID_CREDENTIALS']);
    expect(await signInCodes(email, newPassword)).toEqual([]);
    expect(await refreshCodes(session.refreshToken)).toEqual(['SESSION_ENDED']);
    expect((await eventsOf(identity, userId)).at(-1)).toMatchObject({ name: 'UserPasswordChanged', version: 3, data: { userId } });
    expect(await eventsOf(identity, session.principal.sessionId)).toMatchObject([
      { name: 'SessionEnded', data: { sessionId: session.principal.sessionId, userId, reason: 'PASSWORD_RESET' } },
    ]);
    await mailbox.nextTo(email, 's-a schimbat');
  });

  it('costs an unknown address and an unconfirmed one the same writes, and sends neither a mail', async () => {
    await aConfirmedUser(identity, 'known@exemplu.ro');
    await mutate(identity, 'registerUser', aRegistration({ email: 'waiting@exemplu.ro' }));
    const grown = async (email: string) => {
      const before = await tableCounts(identity);
      const answer = await mutate(identity, 'requestPasswordReset', { email });
      const after = await tableCounts(identity);
      // Jobs come and go beside the test; every other table is this request's alone.
      const growth = Object.entries(after).filter(([table]) => !table.startsWith('graphile')).map(([table, count]) => [table, Number(count) - Number(before[table])]);
      return { answer: { ...answer, sentTo: null }, growth };
    };

    const known = await grown('known@exemplu.ro');

    expect(await grown('nobody@exemplu.ro')).toEqual(known);
    expect(await grown('waiting@exemplu.ro')).toEqual(known);
    expect(known.growth).toContainEqual(['password_reset', 1]);
    await mailbox.nextTo('known@exemplu.ro', 'reset-password');
    expect(mailbox.mails.filter(({ to }) => to.includes('nobody@exemplu.ro'))).toEqual([]);
    expect(mailbox.mails.filter(({ to, text }) => to.includes('waiting@exemplu.ro') && text.includes('reset-password'))).toEqual([]);
  });

  it('takes a link once, also when it is followed twice at the same time', async () => {
    const userId = await aConfirmedUser(identity, 'race@exemplu.ro');
    await mutate(identity, 'requestPasswordReset', { email: 'race@exemplu.ro' });
    const token = await lastResetTokenFor(identity, userId);

    const answers = await Promise.all([1, 2, 3].map(() => mutate(identity, 'resetPassword', { token, newPassword })));

    expect(answers.flatMap(codesOf)).toEqual(['TOKEN_USED', 'TOKEN_USED']);
    expect(await auditOf(identity, userId)).toEqual(['registerUser', 'confirmEmail', 'resetPassword']);
  });

  it('refuses a link after 30 minutes, and one that was asked for before the password changed', async () => {
    const email = 'late@exemplu.ro';
    const userId = await aConfirmedUser(identity, email);
    await mutate(identity, 'requestPasswordReset', { email });
    const first = await lastResetTokenFor(identity, userId);
    await identity.sql("UPDATE password_reset SET expires_at = expires_at - interval '30 minutes' WHERE user_id = $1", [userId]);
    await mutate(identity, 'requestPasswordReset', { email });
    const second = await lastResetTokenFor(identity, userId);
    await mutate(identity, 'requestPasswordReset', { email });

    expect(codesOf(await mutate(identity, 'resetPassword', { token: first, newPassword }))).toEqual(['TOKEN_EXPIRED']);
    await mutate(identity, 'resetPassword', { token: await lastResetTokenFor(identity, userId), newPassword });
    expect(codesOf(await mutate(identity, 'resetPassword', { token: second, newPassword: 'alta-parola-lunga' }))).toEqual(['TOKEN_EXPIRED']);
    expect(await signInCodes(email, newPassword)).toEqual([]);
  });

  it.each([
    ['a token of another kind', async () => ({ token: 'A'.repeat(64), newPassword }), ['TOKEN_INVALID']],
    ['no token at all', async () => ({ token: '', newPassword }), ['TOKEN_INVALID']],
    ['a short password', async (userId: string) => ({ token: await lastResetTokenFor(identity, userId), newPassword: 'scurt' }), ['PASSWORD_TOO_SHORT']],
    ['a common password', async (userId: string) => ({ token: await lastResetTokenFor(identity, userId), newPassword: 'password1' }), ['PASSWORD_TOO_COMMON']],
  ])('refuses %s and writes nothing', async (_case, inputOf, codes) => {
    const [known] = await identity.sql<{ id: string }>("SELECT id FROM user_account WHERE email = 'refuser@exemplu.ro'");
    const userId = known?.id ?? (await aConfirmedUser(identity, 'refuser@exemplu.ro'));
    if (known === undefined) await mutate(identity, 'requestPasswordReset', { email: 'refuser@exemplu.ro' });
    const input = await inputOf(userId);

    const refused = await mutate(identity, 'resetPassword', input);

    expect(refused.passwordChanged).toBe(false);
    expect(codesOf(refused)).toEqual(codes);
    expect(await signInCodes('refuser@exemplu.ro', password)).toEqual([]);
  });

  it('keeps no token: neither the database nor a job holds what would open an account', async () => {
    const userId = await aConfirmedUser(identity, 'secret@exemplu.ro');
    await mutate(identity, 'requestPasswordReset', { email: 'secret@exemplu.ro' });
    const token = await lastResetTokenFor(identity, userId);

    const rows = await identity.sql<{ row: string }>('SELECT to_jsonb(password_reset)::text AS row FROM password_reset');
    const jobs = await identity.sql<{ row: string }>('SELECT payload::text AS row FROM graphile_worker._private_jobs');

    expect([...rows, ...jobs].filter(({ row }) => row.includes(token) || row.includes('secret@exemplu.ro'))).toEqual([]);
  });
});

describe('changePassword', () => {
  it('keeps the session that asks and ends the others', async () => {
    const email = 'change@exemplu.ro';
    await aConfirmedUser(identity, email);
    const [here, elsewhere] = [await aSession(identity, email), await aSession(identity, email)];

    const changed = await mutate(identity, 'changePassword', { currentPassword: password, newPassword }, here.principal);

    expect(changed).toEqual({ passwordChanged: true, userErrors: [] });
    expect(await refreshCodes(here.refreshToken)).toEqual([]);
    expect(await refreshCodes(elsewhere.refreshToken)).toEqual(['SESSION_ENDED']);
    expect(await eventsOf(identity, elsewhere.principal.sessionId)).toMatchObject([{ name: 'SessionEnded', data: { reason: 'PASSWORD_CHANGED' } }]);
    expect(await eventsOf(identity, here.principal.sessionId)).toEqual([]);
    expect(await signInCodes(email, password)).toEqual(['INVALID_CREDENTIALS']);
  });

  it('leaves no session behind whose old password was proven just before', async () => {
    const email = 'beside@exemplu.ro';
    await aConfirmedUser(identity, email);
    const rival = await identity.connect();
    await rival.query('BEGIN');
    await rival.query("UPDATE user_account SET password_hash = '$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHQ$aGFzaGhhc2hoYXNoaGFzaA' WHERE email = $1", [email]);

    const signingIn = mutate(identity, 'signIn', { email, password });
    await waitFor(async () => (await identity.sql('SELECT 1 FROM pg_locks WHERE NOT granted')).length > 0, { describe: 'the sign-in to meet the change' });
    await rival.query('COMMIT');
    rival.release();

    expect(codesOf(await signingIn)).toEqual(['INVALID_CREDENTIALS']);
  });

  it.each([
    ['a wrong present password', { currentPassword: 'castel-nor-usa', newPassword }, [['INVALID_CREDENTIALS', ['currentPassword']]]],
    ['a present password that is no text', { currentPassword: '\0', newPassword }, [['BAD_USER_INPUT', ['currentPassword']]]],
    ['a new password of our words', { currentPassword: password, newPassword: 'Conect2026!' }, [['PASSWORD_TOO_COMMON', ['newPassword']]]],
  ])('refuses %s', async (_case, input, expected) => {
    const email = 'unchanged@exemplu.ro';
    const [known] = await identity.sql<{ id: string }>('SELECT id FROM user_account WHERE email = $1', [email]);
    if (known === undefined) await aConfirmedUser(identity, email);
    const { principal } = await aSession(identity, email);

    const refused = await mutate(identity, 'changePassword', input, principal);

    expect(refused.userErrors.map(({ code, field }) => [code, field])).toEqual(expected);
    expect(await signInCodes(email, password)).toEqual([]);
  });

  it('needs somebody who signed in', async () => {
    const answer = await identity.ask(anonymous, mutationOf('changePassword'), { input: { currentPassword: password, newPassword } });

    expect(answer.errors?.[0]?.extensions['code']).toBe('UNAUTHENTICATED');
  });
});
