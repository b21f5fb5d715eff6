import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import http, { type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { runInThisContext } from 'node:vm';
import type { Principal } from '@conect/auth';
import { consultationPublished, opportunityPublished, organizationUpdated, type OutgoingEvent } from '@conect/events';
import { aUser, fewestStatements, waitFor } from '@conect/testing';
import { Webhook } from 'standardwebhooks';
import { newSecret, signedHeaders } from '../src/webhook/crypto/signature';
import { anInstitution, anOrganization, eventsOf, memberOf, runJob, setClock } from './correspondents';
import { anEvent, listOf, startMessaging, type TestMessaging } from './messaging';
import { atItsTime, change, lastDelivery, openReceiver, seenBy, send, type Receiver, type SeenDelivery } from './webhooks';

let messaging: TestMessaging;
let receiver: Receiver;
let organization: string;
let ana: Principal;

beforeAll(async () => {
  receiver = await openReceiver();
  messaging = await startMessaging({ OUTGOING_ALLOWED_HOSTS: receiver.host, OUTGOING_PATIENCE_MILLIS: '5000' });
});
beforeEach(async () => {
  await messaging.sql('UPDATE business_clock SET clock_offset = interval $$0$$');
  organization = await anOrganization(messaging);
  ana = await memberOf(messaging, { organizationId: organization }, 'NGO_ADMIN');
});
afterAll(async () => {
  await messaging?.stop();
  await receiver?.close();
});

const published = 'ro.gov.conect.consultations.ConsultationPublished';
let turn = 0;
const aPath = (): string => `/hook-${(turn += 1)}`;
const wanted = (changes: object = {}) => ({ organizationId: organization, url: receiver.urlOf('/hook'), eventTypes: [published], ...changes });

/** A webhook of Ana's organization with a path of its own. */
async function aWebhook(changes: object = {}) {
  const path = aPath();
  const { webhook, secret } = await change(messaging, ana, 'createWebhook', wanted({ url: receiver.urlOf(path), ...changes }));
  return { id: webhook!.id, secret: secret!, path };
}

/** A consultation is published, and messaging has heard of it. */
async function publish(changes: Partial<OutgoingEvent> = {}): Promise<OutgoingEvent> {
  const consultationId = randomUUID();
  const event = anEvent(consultationPublished, consultationId, { ...consultationPublished.example, consultationId }, { actorId: randomUUID(), ...changes });
  await messaging.publish(event);
  await messaging.handled(event);
  return event;
}

const last = (id: string, isAs: (delivery: SeenDelivery) => boolean) => lastDelivery(messaging, ana, id, isAs);
const arrived = (id: string) => last(id, ({ state }) => state === 'DELIVERED');
const codes = async (mutation: string, input: object, who = ana) => (await send(messaging, who, mutation, input)).userErrors.map(({ code }) => code);

describe('a webhook', () => {
  it('is told of a public event once, by a CloudEvent that says nobody did it, signed so that another implementation knows it', async () => {
    const { id, secret, path } = await aWebhook();
    const event = await publish();
    const delivery = await arrived(id);
    await messaging.publish(event);
    const next = await publish();
    await last(id, ({ eventId, state }) => eventId === next.eventId && state === 'DELIVERED');

    const [received, ...others] = receiver.received(path);
    expect(others).toHaveLength(1);
    expect(received!.headers).toMatchObject({ 'content-type': 'application/cloudevents+json; charset=utf-8', 'webhook-id': delivery.messageId });
    expect(new Webhook(secret).verify(received!.body, received!.headers)).toMatchObject({ specversion: '1.0', id: event.eventId, type: published, source: '/consultations', subject: event.subject, data: { consultationId: event.subject } });
    expect(received!.body).not.toContain(event.actorId!);
    expect(await messaging.sql("SELECT state FROM effect_ledger WHERE key = 'webhook:' || $1 || ':' || $2", [event.eventId, id])).toEqual([{ state: 'MADE' }]);
  });

  it('has a secret that is shown once and kept encrypted, and an address that neither the audit trail nor an event has', async () => {
    const input = wanted({ url: receiver.urlOf('/once?token=tell-nobody'), idempotencyKey: 'once' });
    const [first, again] = [await change(messaging, ana, 'createWebhook', input), await change(messaging, ana, 'createWebhook', input)];

    expect([first.secret, again.secret, again.webhook!.id]).toEqual([expect.stringMatching(/^whsec_.{44}$/), null, first.webhook!.id]);
    const kept = await messaging.sql<{ all: string }>("SELECT (SELECT string_agg(encode(sealed, 'escape'), '') FROM webhook_secret) || (SELECT string_agg(changes::text, '') FROM audit_entry) || (SELECT string_agg(value::text, '') FROM outbox WHERE key = $1) AS all", [first.webhook!.id]);
    for (const hidden of [first.secret!.replace('whsec_', ''), 'tell-nobody']) expect(kept[0]!.all).not.toContain(hidden);
  });

  it.each([
    ['https://169.254.169.254/latest/meta-data/', 'public addresses'],
    ['https://localhost/', 'public addresses'],
    ['https://no-such-name.invalid/', 'public addresses'],
    ['https://[::ffff:169.254.169.254]/', 'public addresses'],
    ['https://2130706433/', 'public addresses'],
    ['http://example.org/', 'an https address'],
    ['https://me:secret@example.org/', 'an https address'],
    ['https://example.org:22/', 'an https address'],
    ['file:///etc/passwd', 'an https address'],
  ])('is not made for %s', async (url, expected) => {
    const { userErrors } = await send(messaging, ana, 'createWebhook', wanted({ url }));

    expect(userErrors).toMatchObject([{ code: 'BAD_USER_INPUT', field: ['url'], message: expect.stringContaining(expected) as string }]);
  });

  it('is told of nothing that is not public', async () => {
    const { id } = await aWebhook({ eventTypes: ['ro.gov.conect.registry.OrganizationUpdated', published] });
    const ofDraft = anEvent(organizationUpdated, organization, { ...organizationUpdated.example, organizationId: organization, status: 'DRAFT' });
    await messaging.publish(ofDraft);
    await messaging.handled(ofDraft);
    const shown = await publish();

    await arrived(id);
    expect((await seenBy(messaging, ana, id))!.deliveries.nodes.map(({ eventId }) => eventId)).toEqual([shown.eventId]);
    const { userErrors } = await send(messaging, ana, 'createWebhook', wanted({ eventTypes: [published, 'ro.gov.conect.consultations.ConsultationCreated'] }));
    expect(userErrors).toMatchObject([{ code: 'BAD_USER_INPUT', field: ['eventTypes'], message: expect.stringContaining(published) as string }]);
    expect(await codes('createWebhook', wanted({ eventTypes: [] }))).toEqual(['BAD_USER_INPUT']);
  });

  it('is there for who administers its owner alone, of whom there are ten at most', async () => {
    const ministry = await anInstitution(messaging);
    const [elena, editor] = [await memberOf(messaging, { institutionId: ministry }, 'INSTITUTION_REPRESENTATIVE'), await memberOf(messaging, { organizationId: organization }, 'NGO_EDITOR')];
    const { id } = await aWebhook();
    await change(messaging, elena, 'createWebhook', wanted({ organizationId: null, institutionId: ministry }));

    for (const stranger of [elena, editor, aUser()]) {
      expect(await seenBy(messaging, stranger, id)).toBeNull();
      for (const mutation of ['updateWebhook', 'rotateWebhookSecret', 'pauseWebhook', 'resumeWebhook', 'deleteWebhook', 'sendTestEvent']) expect(await codes(mutation, { webhookId: id }, stranger)).toEqual(['NOT_FOUND']);
      expect(await codes('createWebhook', wanted(), stranger)).toEqual(['FORBIDDEN']);
      // For him no name is looked up.
      const url = 'https://no-such-name.invalid/';
      expect(await codes('createWebhook', wanted({ url }), stranger)).toEqual(['FORBIDDEN']);
      expect(await codes('updateWebhook', { webhookId: id, url }, stranger)).toEqual(['NOT_FOUND']);
    }
    expect(await codes('createWebhook', wanted({ institutionId: ministry }))).toEqual(['BAD_USER_INPUT']);
    for (let count = 1; count < 10; count += 1) await aWebhook();
    expect(await codes('createWebhook', wanted())).toEqual(['LIMIT_REACHED']);
    await messaging.sql("UPDATE organization SET status = 'SUSPENDED' WHERE id = $1", [organization]);
    await change(messaging, ana, 'deleteWebhook', { webhookId: id });
    expect([await seenBy(messaging, ana, id), await codes('createWebhook', wanted())]).toEqual([null, ['FORBIDDEN']]);
    expect(await messaging.sql('SELECT 1 FROM webhook_secret WHERE webhook_id = $1', [id])).toEqual([]);
  });

  it('is changed, and signs with two secrets for a day after it got another one', async () => {
    const { id, secret } = await aWebhook();
    const path = aPath();
    await change(messaging, ana, 'updateWebhook', { webhookId: id, url: receiver.urlOf(path), eventTypes: ['ro.gov.conect.volunteering.OpportunityPublished'], description: 'Harta' });
    const rotated = await change(messaging, ana, 'rotateWebhookSecret', { webhookId: id });
    const opportunityId = randomUUID();
    await messaging.publish(anEvent(opportunityPublished, opportunityId, { ...opportunityPublished.example, opportunityId }));
    await arrived(id);
    await messaging.sql("UPDATE webhook_secret SET valid_until = now() - interval '1 second' WHERE webhook_id = $1 AND valid_until IS NOT NULL", [id]);
    await change(messaging, ana, 'sendTestEvent', { webhookId: id });
    await last(id, ({ occasion, state }) => occasion === 'TEST' && state === 'DELIVERED');

    const [both, one] = receiver.received(path);
    for (const known of [secret, rotated.secret!]) expect(new Webhook(known).verify(both!.body, both!.headers)).toMatchObject({ subject: opportunityId });
    expect(new Webhook(rotated.secret!).verify(one!.body, one!.headers)).toMatchObject({ type: 'ro.gov.conect.messaging.WebhookTest', data: { webhookId: id } });
    expect(() => new Webhook(secret).verify(one!.body, one!.headers)).toThrow();
    expect(await seenBy(messaging, ana, id)).toMatchObject({ description: 'Harta', formerSecretUntil: expect.any(String) as string });
    expect(await eventsOf(messaging, id)).toEqual(['WebhookCreated', 'WebhookUpdated', 'WebhookSecretRotated']);
  });
});

it('is received by what the README shows: each thing once, and nothing that CONECT has not signed', async () => {
  const [code] = readFileSync(join(__dirname, '../README.md'), 'utf8').match(/(?<=```js\n)[\s\S]*?createReceiver[\s\S]*?(?=```)/)!;
  const shown: { createReceiver?: (secret: string, seen: Set<string>, handle: (event: unknown) => void) => Server } = {};
  const run = runInThisContext(`(require, exports) => {${code}}`) as (require: (name: string) => unknown, exports: object) => void;
  run((name) => ({ 'node:http': http, standardwebhooks: { Webhook } })[name], shown);
  const [secret, handled] = [newSecret(), [] as unknown[]];
  const server = shown.createReceiver!(secret, new Set(), (event) => handled.push(event));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const post = async (headers: Readonly<Record<string, string>>) => (await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, { method: 'POST', headers, body: '{"id":1}' })).status;
  const signed = signedHeaders({ id: 'one', at: new Date(), body: '{"id":1}' }, [secret]);

  expect([await post(signed), await post(signed), await post({ ...signed, 'webhook-id': 'two' }), await post({})]).toEqual([204, 204, 400, 400]);
  expect(handled).toEqual([{ id: 1 }]);
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

describe('a delivery', () => {
  it('is tried nine times within a day, follows no redirect, is given up, and can be sent again under the same id', async () => {
    const { id, path } = await aWebhook();
    receiver.answers.set(path, 307);
    await publish();
    for (let tries = 1; tries < 9; tries += 1) {
      const delivery = await last(id, ({ attemptCount }) => attemptCount === tries);
      expect(delivery).toMatchObject({ state: 'DUE', lastStatus: 307 });
      expect(await codes('redeliverWebhookDelivery', { webhookId: id, deliveryId: delivery.id })).toEqual(['INVALID_STATE']);
      await atItsTime(messaging, delivery);
    }
    const failed = await last(id, ({ state }) => state === 'FAILED');
    expect(failed).toMatchObject({ reason: 'GAVE_UP', attemptCount: 9, nextAttemptAt: null });
    receiver.answers.set(path, 200);
    await change(messaging, ana, 'redeliverWebhookDelivery', { webhookId: id, deliveryId: failed.id });

    expect(await arrived(id)).toMatchObject({ occasion: 'REDELIVERY', messageId: failed.messageId, eventId: failed.eventId });
    expect(new Set(receiver.received(path).map(({ headers, body }) => `${headers['webhook-id']} ${body}`)).size).toBe(1);
    expect([receiver.received(path).length, receiver.received('/inside')]).toEqual([10, []]);
    expect((await seenBy(messaging, ana, id))!.failingSince).toBeNull();
  });

  it('is sent again under the same id when it arrived and that could not be written', async () => {
    const { id, path } = await aWebhook();
    await messaging.sql(`CREATE FUNCTION die() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'killed'; END $$`);
    await messaging.sql(`CREATE TRIGGER die BEFORE UPDATE ON webhook_delivery FOR EACH ROW EXECUTE FUNCTION die()`);
    await publish();
    await waitFor(() => receiver.received(path).length > 0, { describe: 'it to arrive' });
    await waitFor(async () => (await messaging.sql("SELECT 1 FROM graphile_worker.jobs WHERE task_identifier = 'deliver-webhook' AND last_error LIKE '%killed%'")).length > 0, { describe: 'the try to fail' });
    expect(await last(id, ({ state }) => state === 'DUE')).toMatchObject({ attemptCount: 0 });
    await messaging.sql('DROP FUNCTION die CASCADE');
    await messaging.sql("UPDATE graphile_worker._private_jobs SET run_at = now() WHERE attempts > 0 AND locked_at IS NULL");

    expect(await arrived(id)).toMatchObject({ attemptCount: 1 });
    expect(new Set(receiver.received(path).map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect(receiver.received(path).length).toBeGreaterThan(1);
  });

  it('holds up nobody else when its receiver takes its time', async () => {
    const [slow, quick] = [await aWebhook(), await aWebhook()];
    let release = (): void => {};
    const held = new Promise<number>((resolve) => (release = () => resolve(204)));
    receiver.answers.set(slow.path, () => held);
    await publish();
    await publish();

    await waitFor(async () => (await seenBy(messaging, ana, quick.id))!.deliveries.nodes.filter(({ state }) => state === 'DELIVERED').length === 2, { describe: 'the quick one to have both' });
    expect([receiver.received(slow.path).length, (await seenBy(messaging, ana, slow.id))!.deliveries.nodes.map(({ state }) => state)]).toEqual([1, ['DUE', 'DUE']]);
    release();
    await arrived(slow.id);
  });

  it('goes nowhere when the address has come to lead inside, or the event is long past', async () => {
    const { id } = await aWebhook();
    await publish({ time: new Date(Date.now() - 8 * 86_400_000) });
    await messaging.sql("UPDATE webhook SET url = 'https://localhost/' WHERE id = $1", [id]);
    await publish();

    expect(await last(id, ({ attemptCount }) => attemptCount === 1)).toMatchObject({ state: 'DUE', lastStatus: null, lastFailure: 'ADDRESS_REFUSED' });
    expect((await seenBy(messaging, ana, id))!.deliveries.totalCount).toBe(1);
  });

  it('ends a webhook where nothing has arrived for three days, or that is gone; its owner is told, tries it and resumes it', async () => {
    const [dead, gone] = [await aWebhook(), await aWebhook()];
    receiver.answers.set(dead.path, 500);
    receiver.answers.set(gone.path, 410);
    await publish();
    await last(gone.id, ({ reason }) => reason === 'GONE');
    await last(dead.id, ({ attemptCount }) => attemptCount === 1);
    await setClock(messaging, new Date(Date.now() + 3 * 86_400_000 + 60_000).toISOString());
    await publish();
    await last(dead.id, ({ attemptCount }) => attemptCount === 1);

    const statuses = async () => Promise.all([dead, gone].map(async ({ id }) => (await seenBy(messaging, ana, id))!.status));
    expect(await waitFor(async () => ((await statuses()).every((status) => status === 'DISABLED') ? statuses() : null), { describe: 'both to be disabled' })).toEqual(['DISABLED', 'DISABLED']);
    const told = await waitFor(async () => ((await listOf(messaging, ana)).totalCount >= 2 ? listOf(messaging, ana) : null), { describe: 'Ana to be told' });
    expect(told.nodes).toMatchObject(Array.from({ length: 2 }, () => ({ topic: 'WEBHOOKS', title: 'A webhook was disabled', subject: { __typename: 'Organization', id: organization } })));

    receiver.answers.set(dead.path, 204);
    await change(messaging, ana, 'sendTestEvent', { webhookId: dead.id });
    await last(dead.id, ({ occasion, state }) => occasion === 'TEST' && state === 'DELIVERED');
    expect(await codes('pauseWebhook', { webhookId: dead.id })).toEqual(['INVALID_STATE']);
    await change(messaging, ana, 'resumeWebhook', { webhookId: dead.id });
    const event = await publish();
    expect(await last(dead.id, ({ eventId, state }) => eventId === event.eventId && state === 'DELIVERED')).toMatchObject({ occasion: 'EVENT' });
    expect(await eventsOf(messaging, dead.id)).toEqual(['WebhookCreated', 'WebhookDisabled', 'WebhookResumed']);
  });

  it('is dropped when its webhook is paused meanwhile, and forgotten when it is old', async () => {
    const { id, path } = await aWebhook();
    receiver.answers.set(path, 503);
    await publish();
    const waiting = await last(id, ({ attemptCount }) => attemptCount === 1);
    await change(messaging, ana, 'pauseWebhook', { webhookId: id });
    await publish();
    await atItsTime(messaging, waiting);
    expect(await last(id, ({ state }) => state === 'DROPPED')).toMatchObject({ id: waiting.id, reason: 'NOT_ACTIVE' });

    await messaging.sql("UPDATE effect_ledger SET recorded_at = now() - interval '15 days' WHERE id = $1", [waiting.id]);
    await runJob(messaging, 'purge-old-rows');
    expect((await seenBy(messaging, ana, id))!.deliveries.totalCount).toBe(0);
  });

  it('is read by as many statements as many are, and who asks for too many waits', async () => {
    const [one, other] = [await aWebhook(), await aWebhook()];
    await change(messaging, ana, 'sendTestEvent', { webhookId: one.id });
    await change(messaging, ana, 'sendTestEvent', { webhookId: other.id });
    for (const { id } of [one, other]) await arrived(id);
    const list = `query ($id: ID!, $first: Int) { _entities(representations: [{ __typename: "Organization", id: $id }]) { ... on Organization { webhooks(first: $first) { totalCount nodes { id deliveries(first: 5) { totalCount nodes { id state } } } } } } }`;
    const statementsFor = (first: number) =>
      fewestStatements(async () => {
        const { data, errors } = await messaging.ask<{ _entities: readonly [{ webhooks: { nodes: readonly { deliveries: object }[] } }] }>(ana, list, { id: organization, first });
        expect([errors, data._entities[0].webhooks.nodes.map(({ deliveries }) => deliveries)]).toMatchObject([undefined, Array.from({ length: first }, () => ({ totalCount: 1, nodes: [{ state: 'DELIVERED' }] }))]);
      });
    expect(await statementsFor(2)).toBe(await statementsFor(1));

    receiver.answers.set(one.path, 503);
    for (let asked = 0; asked < 20; asked += 1) await change(messaging, ana, 'sendTestEvent', { webhookId: one.id });
    expect(await codes('sendTestEvent', { webhookId: one.id })).toEqual(['LIMIT_REACHED']);
    await change(messaging, ana, 'deleteWebhook', { webhookId: one.id });
  });
});
