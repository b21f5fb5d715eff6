import { aUser, openMailbox, testKafka, waitFor, type Mailbox } from '@conect/testing';
import { startIdentity, type TestIdentity } from './identity';
import { tokenIn } from './mail-links';
import { aRegistration, auditOf, codesOf, eventsOf, mutate, password } from './operations';

let mailbox: Mailbox;
let identity: TestIdentity;

beforeAll(async () => {
  const { brokers, topicPrefix } = testKafka();
  mailbox = await openMailbox();
  identity = await startIdentity({ SMTP_URL: mailbox.url, KAFKA_BROKERS: brokers.join(','), KAFKA_TOPIC_PREFIX: topicPrefix });
  await identity.startBackground();
});
afterAll(async () => {
  await identity.stop();
  await mailbox.close();
});

/** Registers and follows the link in the mail; answers the user's id. */
async function confirmedByMail(email: string): Promise<string> {
  await mutate(identity, 'registerUser', aRegistration({ email }));
  await mutate(identity, 'confirmEmail', { token: tokenIn(await mailbox.nextTo(email)) });
  return (await mutate(identity, 'signIn', { email, password })).user.id;
}

describe('a registration', () => {
  it('is confirmed by the link in the mail and lets the person sign in', async () => {
    const registered = await mutate(identity, 'registerUser', aRegistration({ name: 'Ana <Moldovan>', email: ' Ana@Exemplu.RO ' }));
    expect(registered).toEqual({ confirmationSentTo: 'ana@exemplu.ro', userErrors: [] });

    const mail = await mailbox.nextTo('ana@exemplu.ro');
    expect(mail.text).toContain('Bună ziua, Ana <Moldovan>,');
    expect(mail.html).toContain('Ana &#60;Moldovan&#62;');
    expect(mail.headers).toContain('Auto-Submitted: auto-generated');
    expect(codesOf(await mutate(identity, 'signIn', { email: 'ana@exemplu.ro', password }))).toEqual(['EMAIL_NOT_CONFIRMED']);

    const confirmed = await mutate(identity, 'confirmEmail', { token: tokenIn(mail) });
    expect(confirmed).toEqual({ confirmedEmail: 'ana@exemplu.ro', userErrors: [] });

    const signedIn = await mutate(identity, 'signIn', { email: 'ANA@exemplu.ro', password });
    expect(signedIn).toMatchObject({ user: { name: 'Ana <Moldovan>', email: 'ana@exemplu.ro', language: 'RO', memberships: [] }, userErrors: [] });
    expect(await eventsOf(identity, signedIn.user.id)).toMatchObject([
      { name: 'UserRegistered', version: 1, data: { userId: signedIn.user.id } },
      { name: 'UserEmailConfirmed', version: 2, data: { userId: signedIn.user.id } },
    ]);
    expect(await auditOf(identity, signedIn.user.id)).toEqual(['registerUser', 'confirmEmail']);
  });

  it('is answered in English when that is the person\'s language', async () => {
    await mutate(identity, 'registerUser', aRegistration({ email: 'john@example.org', language: 'EN' }));

    const mail = await mailbox.nextTo('john@example.org');

    expect(mail.text).toContain('Hello, Ana Moldovan,');
    expect(mail.headers).toContain('Subject: Confirm your e-mail address for CONECT');
  });

  it('of a known address answers the same and tells the owner by mail', async () => {
    await confirmedByMail('known@exemplu.ro');

    const unknown = await mutate(identity, 'registerUser', aRegistration({ email: 'new@exemplu.ro' }));
    const known = await mutate(identity, 'registerUser', aRegistration({ email: 'known@exemplu.ro', name: 'Mallory' }));

    expect({ ...known, confirmationSentTo: null }).toEqual({ ...unknown, confirmationSentTo: null });
    const mail = await mailbox.nextTo('known@exemplu.ro');
    expect(mail.text).toContain('Adresa are deja un cont');
    expect(mail.text).not.toContain('token=');
    expect(mail.text).not.toContain('Mallory');
  });

  it('leaves no address, name, password or token in the queue, the outbox or the audit trail', async () => {
    const secrets = ['hidden@exemplu.ro', 'Hidden Person', 'castel-nor-ascuns'];
    await mutate(identity, 'registerUser', aRegistration({ email: secrets[0], name: secrets[1], password: secrets[2] }));
    const token = tokenIn(await mailbox.nextTo('hidden@exemplu.ro'));

    const [{ all }] = (await identity.sql<{ all: string }>(`SELECT concat(
      (SELECT string_agg(a::text, ' ') FROM audit_entry a), (SELECT string_agg(o::text, ' ') FROM outbox o),
      (SELECT string_agg(j::text, ' ') FROM graphile_worker._private_jobs j), (SELECT string_agg(i::text, ' ') FROM idempotency_record i)) AS all`)) as [{ all: string }];
    for (const secret of [...secrets, token]) expect(all).not.toContain(secret);
    const [{ accounts }] = (await identity.sql<{ accounts: string }>(`SELECT string_agg(c::text, ' ') AS accounts FROM email_confirmation c`)) as [{ accounts: string }];
    for (const secret of ['castel-nor-ascuns', token]) expect(accounts).not.toContain(secret);
  });

  it('writes one mail per request', async () => {
    await mutate(identity, 'registerUser', aRegistration({ email: 'once@exemplu.ro' }));
    await mailbox.nextTo('once@exemplu.ro');
    await mutate(identity, 'registerUser', aRegistration({ email: 'marker@exemplu.ro' }));
    await mailbox.nextTo('marker@exemplu.ro');

    expect(mailbox.mails.filter(({ to }) => to.includes('once@exemplu.ro'))).toHaveLength(1);
  });
});

describe('a change of the address', () => {
  it('counts after the new address confirmed it, and the old one is told', async () => {
    const id = await confirmedByMail('maria@exemplu.ro');
    const principal = aUser(id);

    const asked = await mutate(identity, 'updateProfile', { email: 'Maria.Noua@exemplu.ro', currentPassword: password }, principal);
    expect(asked).toMatchObject({ user: { email: 'maria@exemplu.ro' }, confirmationSentTo: 'maria.noua@exemplu.ro', userErrors: [] });
    const notice = await mailbox.nextTo('maria@exemplu.ro');
    expect(notice.text).toContain('S-a cerut o altă adresă');
    expect(notice.text).not.toContain('noua@');

    const token = tokenIn(await mailbox.nextTo('maria.noua@exemplu.ro'));
    expect(await mutate(identity, 'confirmEmail', { token })).toEqual({ confirmedEmail: 'maria.noua@exemplu.ro', userErrors: [] });

    expect(codesOf(await mutate(identity, 'signIn', { email: 'maria@exemplu.ro', password }))).toEqual(['INVALID_CREDENTIALS']);
    expect((await mutate(identity, 'signIn', { email: 'maria.noua@exemplu.ro', password })).user.id).toBe(id);
    expect((await eventsOf(identity, id)).slice(2)).toMatchObject([
      { name: 'UserProfileUpdated', version: 3, data: { changedFields: ['email'] } },
      { name: 'UserEmailConfirmed', version: 4 },
    ]);
  });

  it('to an address that somebody has answers the same, and the owner is told', async () => {
    await confirmedByMail('owner@exemplu.ro');
    const id = await confirmedByMail('wishes@exemplu.ro');
    const principal = aUser(id);

    const asked = await mutate(identity, 'updateProfile', { email: 'owner@exemplu.ro', currentPassword: password }, principal);

    expect(asked).toMatchObject({ confirmationSentTo: 'owner@exemplu.ro', userErrors: [] });
    expect((await mailbox.nextTo('owner@exemplu.ro')).text).toContain('Adresa are deja un cont');
  });
});

describe('a mail server that is away', () => {
  it('delays a mail and never loses it', async () => {
    const port = Number(new URL(mailbox.url).port);
    await mailbox.close();
    await mutate(identity, 'registerUser', aRegistration({ email: 'patient@exemplu.ro' }));
    const tried = async () =>
      (await identity.sql("SELECT 1 FROM graphile_worker._private_jobs WHERE attempts > 0 AND last_error LIKE '%The mail server did not take the mail%'")).length > 0;
    await waitFor(tried, { describe: 'a first try that fails' });

    mailbox = await openMailbox(port);

    expect((await mailbox.nextTo('patient@exemplu.ro')).text).toContain('token=');
  });
});
