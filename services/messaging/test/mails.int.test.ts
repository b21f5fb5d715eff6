import { randomUUID } from 'node:crypto';
import { rebuildProjections } from '@conect/event-bus';
import { organizationApproved, type OutgoingEvent } from '@conect/events';
import { aUser, headerOf, testKafka, waitFor } from '@conect/testing';
import { following } from './following';
import { anAddressee, anApproval, failuresOf, ledgerOf, settled, startMailing, type Mailing } from './mailing';
import { listOf, publishTo } from './messaging';

let mailing: Mailing;
beforeAll(async () => {
  mailing = await startMailing();
});
afterEach(() => {
  mailing.mailbox.behave('TAKES');
  mailing.mailbox.beforeAnswer(async () => {});
  mailing.people.isAway(false);
});
afterAll(() => mailing?.stop());

const hasFailed = async (deliveryId: string) => waitFor(async () => (await failuresOf(mailing, deliveryId)) > 0, { describe: 'a try to fail' });
const plannedFor = async (addressee: Parameters<typeof ledgerOf>[1]) => (await waitFor(async () => (await ledgerOf(mailing, addressee))[0], { describe: 'a planned mail' })).id;

describe('a mail about a notice', () => {
  it('goes to the address and in the language that identity says at that moment, and names its line of the ledger', async () => {
    const ana = anAddressee(mailing, { name: 'Ana <script>', language: 'RO' });
    await mailing.messaging.publish(anApproval(ana, {}, 'Asociația <script>'));

    const mail = await mailing.mailbox.firstTo(ana.email);
    const [row] = await settled(mailing, ana);

    expect(row).toMatchObject({ kind: 'NOTICE', state: 'MADE', reason: null });
    expect(headerOf(mail, 'Message-ID')).toBe(`<${row!.id}@conect>`);
    expect(headerOf(mail, 'Auto-Submitted')).toBe('auto-generated');
    expect(mail.text).toContain('Bună ziua, Ana <script>,');
    expect(mail.html).toContain('„Asociația &#60;script&#62;” a fost aprobată');
  });

  it('can be ended by one click, without a session', async () => {
    const ana = anAddressee(mailing);
    await mailing.messaging.publish(anApproval(ana));

    const mail = await mailing.mailbox.firstTo(ana.email);

    expect(headerOf(mail, 'List-Unsubscribe-Post')).toBe('List-Unsubscribe=One-Click');
    expect(headerOf(mail, 'List-Unsubscribe')).toMatch(/^<https:\/\/messaging\.conect\.test\/unsubscribe\?token=[\w.-]+>$/);
  });

  it('is sent once when its event comes twice, and told of by an event of ids alone', async () => {
    const ana = anAddressee(mailing);
    const event = anApproval(ana);
    await mailing.messaging.publish(event, event);
    await settled(mailing, ana);
    await mailing.messaging.sql('DELETE FROM inbox WHERE event_id = $1', [event.eventId]);
    await mailing.messaging.publish(event);
    await mailing.messaging.handled(event);

    const [row, ...more] = await settled(mailing, ana);
    const told = await mailing.messaging.sql<{ event: string }>(`SELECT o::text AS event FROM outbox o WHERE o::text LIKE '%' || $1 || '%'`, [row!.id]);

    expect(more).toEqual([]);
    expect(mailing.mailbox.to(ana.email)).toHaveLength(1);
    expect(told).toHaveLength(1);
    expect(told[0]!.event).toContain('NotificationDelivered');
    expect(told[0]!.event).not.toContain('@');
  });

  it('leaves neither address nor name in messaging, not even when the server repeats them', async () => {
    const ana = anAddressee(mailing, { name: `Ana-${randomUUID()}` });
    mailing.mailbox.behave('REFUSES_ADDRESS');
    await mailing.messaging.publish(anApproval(ana));
    await hasFailed(await plannedFor(ana));

    const tables = await mailing.messaging.sql<{ schema: string; name: string }>(`SELECT schemaname AS schema, tablename AS name FROM pg_tables WHERE schemaname IN ('public', 'graphile_worker')`);
    const texts = await Promise.all(tables.map(({ schema, name }) => mailing.messaging.sql<{ row: string }>(`SELECT t::text AS row FROM ${schema}.${name} t`)));
    const all = texts.flat().map(({ row }) => row).join('\n');

    expect(all).toContain(ana.userId);
    expect(all).toContain('The mail server did not take the mail');
    expect(all).not.toContain(ana.email);
    expect(all).not.toContain(mailing.people.people.get(ana.userId)!.name);
  });
});

describe('a mail server', () => {
  it.each(['REFUSES', 'REFUSES_ADDRESS', 'REFUSES_SENDER', 'HANGS_UP'] as const)('that %s for a while gets the mail once it does not, once', async (behaviour) => {
    const ana = anAddressee(mailing);
    mailing.mailbox.behave(behaviour);
    await mailing.messaging.publish(anApproval(ana));
    await hasFailed(await plannedFor(ana));
    mailing.mailbox.behave('TAKES');

    expect(await settled(mailing, ana)).toMatchObject([{ state: 'MADE' }]);
    expect(mailing.mailbox.to(ana.email)).toHaveLength(1);
  });

  it('that ends the connection once it has said that it took the mail gets it once', async () => {
    const ana = anAddressee(mailing);
    mailing.mailbox.behave('TAKES_AND_DROPS');
    await mailing.messaging.publish(anApproval(ana));

    expect(await settled(mailing, ana)).toMatchObject([{ state: 'MADE' }]);
    expect(mailing.mailbox.to(ana.email)).toHaveLength(1);
  });

  it.each([
    ['REFUSES_ADDRESS_FOR_GOOD', 'REFUSED_550'],
    ['REFUSES_FOR_GOOD', 'REFUSED_554'],
  ] as const)('that %s is not asked again, and that is seen', async (behaviour, reason) => {
    const ana = anAddressee(mailing);
    mailing.mailbox.behave(behaviour);
    await mailing.messaging.publish(anApproval(ana));

    const [row, ...more] = await settled(mailing, ana);
    const jobs = await mailing.messaging.sql('SELECT FROM graphile_worker.jobs WHERE key = $1', [`send-delivery:${row!.id}`]);

    expect(more).toEqual([]);
    expect(row).toMatchObject({ state: 'FAILED', reason });
    expect(jobs).toEqual([]);
    expect(await (await fetch(`${mailing.messaging.address}/metrics`)).text()).toMatch(/^messaging_delivery_outcomes_total\{outcome="REFUSED"\} [1-9]/m);
    expect(mailing.mailbox.to(ana.email)).toEqual([]);
  });

  it('that refuses to the last try is given up, and that is seen', async () => {
    const ana = anAddressee(mailing);
    mailing.mailbox.behave('REFUSES');
    await mailing.messaging.publish(anApproval(ana));
    const deliveryId = await plannedFor(ana);
    await hasFailed(deliveryId);
    await mailing.messaging.sql(`UPDATE graphile_worker._private_jobs SET attempts = max_attempts - 1, run_at = now() WHERE key = $1 AND locked_at IS NULL`, [`send-delivery:${deliveryId}`]);

    expect(await settled(mailing, ana)).toMatchObject([{ id: deliveryId, state: 'FAILED', reason: 'GAVE_UP' }]);
  });

  it.each(['DROPS', 'KEEPS_SILENT'] as const)('that takes a mail and then %s may get it again, under the same Message-ID', async (behaviour) => {
    const ana = anAddressee(mailing);
    mailing.mailbox.behave(behaviour);
    await mailing.messaging.publish(anApproval(ana));
    const deliveryId = await plannedFor(ana);
    await hasFailed(deliveryId);
    mailing.mailbox.behave('TAKES');

    const rows = await settled(mailing, ana);

    expect(rows).toMatchObject([{ id: deliveryId, state: 'MADE' }]);
    expect(new Set(mailing.mailbox.to(ana.email).map((mail) => headerOf(mail, 'Message-ID')))).toEqual(new Set([`<${deliveryId}@conect>`]));
  });

  it('that took a mail which could not be marked gets it again, under the same Message-ID', async () => {
    const ana = anAddressee(mailing);
    const { sql, databaseUrl } = mailing.messaging;
    const role = new URL(databaseUrl).username;
    mailing.mailbox.beforeAnswer(async () => {
      mailing.mailbox.beforeAnswer(async () => {});
      await sql(`REVOKE UPDATE ON effect_ledger FROM ${role}`);
    });
    await mailing.messaging.publish(anApproval(ana));
    await hasFailed(await plannedFor(ana));
    await sql(`GRANT UPDATE ON effect_ledger TO ${role}`);

    const rows = await settled(mailing, ana);

    expect(rows).toMatchObject([{ state: 'MADE' }]);
    expect(mailing.mailbox.to(ana.email).map((mail) => headerOf(mail, 'Message-ID'))).toEqual([`<${rows[0]!.id}@conect>`, `<${rows[0]!.id}@conect>`]);
  });
});

describe('a mail server that takes its time', () => {
  const answer = Promise.withResolvers<void>();
  let patient: Mailing;
  beforeAll(async () => {
    patient = await startMailing({ SMTP_PATIENCE_MILLIS: '25000' });
  });
  afterAll(async () => {
    answer.resolve();
    await patient?.stop();
  });

  it('keeps none of the events waiting', async () => {
    const [ana, asked] = [anAddressee(patient), Promise.withResolvers<void>()];
    patient.mailbox.beforeAnswer(() => {
      asked.resolve();
      return answer.promise;
    });
    await patient.messaging.publish(anApproval(ana));
    await asked.promise;

    const { id } = await following(patient.messaging, aUser(), { countyId: 'CJ' });
    // Events are sent in the order in which they were committed, behind the oldest transaction that is open: none may be open for as long as a server likes.
    await waitFor(async () => (await patient.messaging.sql('SELECT 1 FROM outbox WHERE key = $1 AND sent_at IS NOT NULL', [id])).length > 0, { describe: 'an event to be sent', timeoutMillis: 20_000 });

    expect(await ledgerOf(patient, ana)).toMatchObject([{ state: 'DUE' }]);
    answer.resolve();
    expect(await settled(patient, ana)).toMatchObject([{ state: 'MADE' }]);
  });
});

describe('a process that died while it sent', () => {
  it('leaves a mail that another one takes up', async () => {
    const ana = anAddressee(mailing);
    mailing.mailbox.behave('REFUSES');
    await mailing.messaging.publish(anApproval(ana));
    const deliveryId = await plannedFor(ana);
    await hasFailed(deliveryId);
    mailing.mailbox.behave('TAKES');
    await mailing.messaging.sql(`UPDATE graphile_worker._private_jobs SET run_at = now(), locked_at = now() - interval '1 minute', locked_by = 'dead' WHERE key = $1`, [`send-delivery:${deliveryId}`]);

    await mailing.messaging.sql(`SELECT graphile_worker.add_job('release-abandoned-jobs')`);

    expect(await settled(mailing, ana)).toMatchObject([{ id: deliveryId, state: 'MADE' }]);
    expect(mailing.mailbox.to(ana.email)).toHaveLength(1);
  });
});

describe('a recipient', () => {
  it('is asked for until identity answers', async () => {
    const ana = anAddressee(mailing);
    mailing.people.isAway(true);
    await mailing.messaging.publish(anApproval(ana));
    await hasFailed(await plannedFor(ana));
    mailing.people.isAway(false);

    expect(await settled(mailing, ana)).toMatchObject([{ state: 'MADE' }]);
  });

  it('who is nobody any more gets nothing', async () => {
    const ana = anAddressee(mailing);
    mailing.people.people.delete(ana.userId);
    await mailing.messaging.publish(anApproval(ana));

    expect(await settled(mailing, ana)).toMatchObject([{ state: 'DROPPED', reason: 'NO_RECIPIENT' }]);
    expect(mailing.mailbox.to(ana.email)).toEqual([]);
  });
});

describe('what happened', () => {
  const day = 86_400_000;
  const handledOnce = async (...events: readonly OutgoingEvent[]) => {
    await mailing.messaging.publish(...events);
    for (const event of events) await mailing.messaging.handled(event);
  };

  it.each([
    ['a minute short of seven days ago is told by mail', 7 * day - 60_000, 1],
    ['a minute over seven days ago is told in the graph alone', 7 * day + 60_000, 0],
  ])('%s', async (_what, age, mails) => {
    const ana = anAddressee(mailing);
    await mailing.messaging.sql(`UPDATE effect_ledger_start SET started_at = now() - interval '1 year'`);
    await handledOnce(anApproval(ana, { time: new Date(Date.now() - age) }));

    expect((await listOf(mailing.messaging, ana.principal)).totalCount).toBe(1);
    expect(await ledgerOf(mailing, ana)).toHaveLength(mails);
  });

  it('long ago waits for no digest either', async () => {
    const ana = anAddressee(mailing);
    await mailing.messaging.sql(`INSERT INTO notification_preference (user_id, topic, email_frequency, updated_at) VALUES ($1, 'ORGANIZATION_REGISTRATION', 'DAILY', now())`, [ana.userId]);
    await handledOnce(anApproval(ana, { time: new Date(Date.now() - 8 * day) }));

    expect(await mailing.messaging.sql('SELECT 1 FROM digest_item WHERE recipient_ref = $1', [ana.userId])).toEqual([]);
  });

  it('writes to nobody again when everything is heard again from the first event on, even with the notices gone', async () => {
    const ana = anAddressee(mailing);
    const event = anApproval(ana);
    await handledOnce(event);
    await settled(mailing, ana);

    const owner = await mailing.messaging.connect();
    await owner.query('DELETE FROM notification WHERE recipient_ref = $1', [ana.userId]);
    await rebuildProjections(owner, [{ table: 'membership', from: [organizationApproved] }]);
    owner.release();
    await waitFor(async () => (await listOf(mailing.messaging, ana.principal)).totalCount === 1, { describe: 'the event to be heard again', timeoutMillis: 60_000 });
    const later = anAddressee(mailing);
    await mailing.messaging.publish(anApproval(later));
    await settled(mailing, later);

    expect(await ledgerOf(mailing, ana)).toHaveLength(1);
    expect(mailing.mailbox.to(ana.email)).toHaveLength(1);
  });

  it('before messaging first started is told in the graph alone, and what comes after by mail', async () => {
    const topicPrefix = testKafka().topicPrefix;
    const [before, after] = [anAddressee(mailing), anAddressee(mailing)];
    const earlier = anApproval(before);
    await publishTo(topicPrefix, earlier);

    const late = await startMailing({ KAFKA_TOPIC_PREFIX: topicPrefix, SMTP_URL: mailing.mailbox.url, IDENTITY_RECIPIENTS_URL: mailing.people.url });
    try {
      await late.messaging.handled(earlier);
      await publishTo(topicPrefix, anApproval(after));
      await settled(late, after);

      expect((await listOf(late.messaging, before.principal)).totalCount).toBe(1);
      expect(await ledgerOf(late, before)).toEqual([]);
      expect(mailing.mailbox.to(before.email)).toEqual([]);
      expect(mailing.mailbox.to(after.email)).toHaveLength(1);
    } finally {
      await late.stop();
    }
  });
});
