import { randomUUID } from 'node:crypto';
import { anonymous, type Principal } from '@conect/auth';
import { aUser, headerOf, waitFor } from '@conect/testing';
import { notificationTopics } from '../src/notification/domain/notices';
import { anAddressee, anApproval, failuresOf, ledgerOf, retryNow, settled, startMailing, type Addressee, type Mailing } from './mailing';
import { listOf } from './messaging';

let mailing: Mailing;
beforeAll(async () => {
  mailing = await startMailing();
});
afterEach(() => mailing.mailbox.behave('TAKES'));
afterAll(() => mailing?.stop());

interface Preferences {
  readonly preferences: readonly { readonly topic: string; readonly emailFrequency: string }[] | null;
  readonly userErrors: readonly { readonly code: string; readonly field: readonly string[] }[];
}
const registration = 'ORGANIZATION_REGISTRATION';

async function choose(principal: Principal, preferences: readonly { topic: string; emailFrequency: string }[], idempotencyKey: string | null = null): Promise<Preferences> {
  const mutation = 'mutation ($input: UpdateNotificationPreferencesInput!) { updateNotificationPreferences(input: $input) { preferences { topic emailFrequency } userErrors { code field message } } }';
  const { data, errors } = await mailing.messaging.ask<{ updateNotificationPreferences: Preferences }>(principal, mutation, { input: { preferences, idempotencyKey } });
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  return data.updateNotificationPreferences;
}
const chooseFor = ({ principal }: Addressee, emailFrequency: string) => choose(principal, [{ topic: registration, emailFrequency }]);
const preferencesOf = async (principal: Principal) => (await mailing.messaging.ask(principal, '{ notificationPreferences { topic emailFrequency } }')).data;

/** Every topic at once but the one of registrations. */
const registrationAt = (emailFrequency: string) => notificationTopics.map((topic) => ({ topic, emailFrequency: topic === registration ? emailFrequency : 'INSTANT' }));

/** Business time passes, as `npm run clock` makes it: deadlines and the jobs that wait for them. */
async function pass(days: number): Promise<void> {
  await mailing.messaging.sql(`UPDATE business_clock SET clock_offset = clock_offset + make_interval(days => $1)`, [days]);
  await mailing.messaging.sql(`UPDATE graphile_worker._private_jobs SET run_at = run_at - make_interval(days => $1) WHERE key LIKE 'collect-digests:%'`, [days]);
}
const told = async (addressee: Addressee): Promise<void> => {
  const event = anApproval(addressee);
  await mailing.messaging.publish(event);
  await mailing.messaging.handled(event);
};

describe('the preferences', () => {
  it('are one for each topic, instant until chosen', async () => {
    expect(await preferencesOf(aUser())).toEqual({ notificationPreferences: notificationTopics.map((topic) => ({ topic, emailFrequency: 'INSTANT' })) });
  });

  it('change by topic, a replay answers the same, and what was before is in the trail', async () => {
    const ana = aUser();
    const first = await choose(ana, [{ topic: registration, emailFrequency: 'WEEKLY' }], 'key');
    const replay = await choose(ana, [{ topic: registration, emailFrequency: 'WEEKLY' }], 'key');

    expect(first).toEqual({ preferences: registrationAt('WEEKLY'), userErrors: [] });
    expect(replay).toEqual(first);
    const trail = await mailing.messaging.sql('SELECT changes FROM audit_entry WHERE subject_id = $1', [ana.kind === 'USER' ? ana.userId : '']);
    expect(trail).toEqual([{ changes: { [registration]: { before: 'INSTANT', after: 'WEEKLY' } } }]);
  });

  it.each([
    ['none', []],
    ['one topic twice', [{ topic: registration, emailFrequency: 'DAILY' }, { topic: registration, emailFrequency: 'NONE' }]],
  ])('are refused when there is %s', async (_case, preferences) => {
    expect(await choose(aUser(), preferences)).toMatchObject({ preferences: null, userErrors: [{ code: 'BAD_USER_INPUT', field: ['preferences'] }] });
  });

  it('are for who signed in', async () => {
    expect(await mailing.messaging.ask(anonymous, '{ notificationPreferences { topic } }')).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
  });
});

describe('a digest', () => {
  it('tells once of everything in its week, and nothing comes at once', async () => {
    const paul = anAddressee(mailing);
    await chooseFor(paul, 'WEEKLY');
    await told(paul);
    await told(paul);
    expect(await ledgerOf(mailing, paul)).toEqual([]);

    await pass(8);
    const mail = await mailing.mailbox.firstTo(paul.email);
    const rows = await settled(mailing, paul);

    expect(rows).toMatchObject([{ kind: 'DIGEST', state: 'MADE', cause: expect.stringMatching(/^digest:WEEKLY:\d{4}-\d{2}-\d{2}$/) }]);
    expect(`${mail.text}${mail.html}`.match(/was approved and is public/g)).toHaveLength(4);
    expect(headerOf(mail, 'List-Unsubscribe')).toContain('.ALL.');
    expect((await listOf(mailing.messaging, paul.principal)).totalCount).toBe(2);
  });

  it('comes once per period also when the mail server was down meanwhile, and the next one with what came since', async () => {
    const paul = anAddressee(mailing);
    await chooseFor(paul, 'DAILY');
    await told(paul);
    mailing.mailbox.behave('REFUSES');
    await pass(1);
    const [first] = await waitFor(async () => ((await ledgerOf(mailing, paul)).length > 0 ? ledgerOf(mailing, paul) : null), { describe: 'a digest to be planned' });
    await waitFor(async () => (await failuresOf(mailing, first!.id)) > 0, { describe: 'a try to fail' });

    await told(paul);
    // As when it had waited for the weekly digest until now: older than the end of the period whose digest is already planned.
    await mailing.messaging.sql(`UPDATE digest_item SET created_at = created_at - interval '1 day' WHERE recipient_ref = $1`, [paul.userId]);
    await mailing.messaging.sql(`SELECT graphile_worker.add_job('collect-digests')`);
    await waitFor(async () => (await mailing.messaging.sql(`SELECT 1 FROM graphile_worker.jobs WHERE task_identifier = 'collect-digests' AND key IS NULL`)).length === 0, { describe: 'the digests to be collected again' });
    expect(await ledgerOf(mailing, paul)).toHaveLength(1);
    mailing.mailbox.behave('TAKES');
    await settled(mailing, paul);
    await pass(1);
    await waitFor(async () => (await ledgerOf(mailing, paul)).length === 2, { describe: 'the next digest' });
    const rows = await settled(mailing, paul);

    expect(rows.map(({ state }) => state)).toEqual(['MADE', 'MADE']);
    expect(new Set(rows.map(({ cause }) => cause)).size).toBe(2);
    expect(mailing.mailbox.to(paul.email)).toHaveLength(2);
  });

  it.each(['HANGS_UP', 'REFUSES', 'TAKES_AND_DROPS'] as const)('comes exactly once for its period when the mail server %s', async (behaviour) => {
    const paul = anAddressee(mailing);
    await chooseFor(paul, 'DAILY');
    await told(paul);
    mailing.mailbox.behave(behaviour);
    await pass(1);
    const { id } = await waitFor(async () => (await ledgerOf(mailing, paul))[0], { describe: 'a digest to be planned' });
    if (behaviour !== 'TAKES_AND_DROPS') await waitFor(async () => (await failuresOf(mailing, id)) > 0, { describe: 'a try to fail' });
    mailing.mailbox.behave('TAKES');

    expect(await settled(mailing, paul)).toMatchObject([{ id, kind: 'DIGEST', state: 'MADE' }]);
    expect(mailing.mailbox.to(paul.email)).toHaveLength(1);
  });

  it.each(['DROPS', 'KEEPS_SILENT'] as const)('that the mail server took when it %s comes under one Message-ID, for one period', async (behaviour) => {
    const paul = anAddressee(mailing);
    await chooseFor(paul, 'DAILY');
    await told(paul);
    mailing.mailbox.behave(behaviour);
    await pass(1);
    const { id } = await waitFor(async () => (await ledgerOf(mailing, paul))[0], { describe: 'a digest to be planned' });
    await waitFor(async () => (await failuresOf(mailing, id)) > 0, { describe: 'a try to fail' });
    mailing.mailbox.behave('TAKES');

    expect(await settled(mailing, paul)).toMatchObject([{ id, state: 'MADE' }]);
    expect(new Set(mailing.mailbox.to(paul.email).map((mail) => headerOf(mail, 'Message-ID')))).toEqual(new Set([`<${id}@conect>`]));
  });

  it('follows a change of mind: to the other digest, to the next daily one, or away', async () => {
    const [toDaily, toInstant, away] = [anAddressee(mailing), anAddressee(mailing), anAddressee(mailing)];
    for (const one of [toDaily, toInstant, away]) await chooseFor(one, 'WEEKLY');
    for (const one of [toDaily, toInstant, away]) await told(one);

    await chooseFor(toDaily, 'DAILY');
    await chooseFor(toInstant, 'INSTANT');
    await chooseFor(away, 'NONE');

    const waiting = async ({ userId }: Addressee) => mailing.messaging.sql<{ frequency: string }>('SELECT frequency FROM digest_item WHERE recipient_ref = $1', [userId]);
    expect(await Promise.all([toDaily, toInstant, away].map(waiting))).toEqual([[{ frequency: 'DAILY' }], [{ frequency: 'DAILY' }], []]);
  });
});

describe('the link that ends mails', () => {
  const linkTo = async (addressee: Addressee): Promise<string> => {
    await told(addressee);
    const mail = await mailing.mailbox.firstTo(addressee.email);
    const { pathname, search } = new URL(headerOf(mail, 'List-Unsubscribe')!.slice(1, -1));
    return `${mailing.messaging.address}${pathname}${search}`;
  };
  const oneClick = (url: string) => fetch(url, { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'List-Unsubscribe=One-Click' });

  it('shows a page that changes nothing when it is followed, and ends the mails of its topic when it is posted', async () => {
    const ana = anAddressee(mailing);
    const url = await linkTo(ana);

    const page = await fetch(url);
    expect([page.status, page.headers.get('content-security-policy'), await page.text()]).toEqual([200, expect.stringContaining("default-src 'none'"), expect.stringContaining('<form method="post">')]);
    expect(await preferencesOf(ana.principal)).toEqual({ notificationPreferences: registrationAt('INSTANT') });

    expect((await oneClick(url)).status).toBe(200);
    expect((await oneClick(url)).status).toBe(200);
    expect(await preferencesOf(ana.principal)).toEqual({ notificationPreferences: registrationAt('NONE') });

    await told(ana);
    expect(await ledgerOf(mailing, ana)).toHaveLength(1);
    expect((await listOf(mailing.messaging, ana.principal)).totalCount).toBe(2);
  });

  it('takes a form of the other kind too', async () => {
    const ana = anAddressee(mailing);
    const form = new FormData();
    form.set('List-Unsubscribe', 'One-Click');

    expect((await fetch(await linkTo(ana), { method: 'POST', body: form })).status).toBe(200);
  });

  it('ends a mail that still waits', async () => {
    const ana = anAddressee(mailing);
    const url = await linkTo(ana);
    mailing.mailbox.behave('REFUSES');
    await told(ana);
    const waiting = await waitFor(async () => (await ledgerOf(mailing, ana)).find(({ state }) => state === 'DUE'), { describe: 'a waiting mail' });
    await waitFor(async () => (await failuresOf(mailing, waiting.id)) > 0, { describe: 'a try to fail' });

    await oneClick(url);
    mailing.mailbox.behave('TAKES');
    await retryNow(mailing);

    expect((await settled(mailing, ana)).find(({ id }) => id === waiting.id)).toMatchObject({ state: 'DROPPED', reason: 'UNSUBSCRIBED' });
    expect(mailing.mailbox.to(ana.email)).toHaveLength(1);
  });

  it.each(['', '?token=x', `?token=${randomUUID()}.ALL.AAAA`, '?token=a&token=b'])('is refused when it is not ours: %s', async (search) => {
    expect((await oneClick(`${mailing.messaging.address}/unsubscribe${search}`)).status).toBe(400);
    expect((await fetch(`${mailing.messaging.address}/unsubscribe${search}`)).status).toBe(400);
  });
});
