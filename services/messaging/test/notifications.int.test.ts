import { randomUUID } from 'node:crypto';
import { anonymous } from '@conect/auth';
import { membershipGranted, membershipRevoked, organizationApproved, organizationChangesRequested, organizationRejected, organizationSubmitted, type OutgoingEvent } from '@conect/events';
import { aUser } from '@conect/testing';
import { anEvent, idOf, listOf, startMessaging, type Page, type TestMessaging } from './messaging';

let messaging: TestMessaging;
beforeAll(async () => {
  messaging = await startMessaging();
});
afterAll(() => messaging?.stop());

const changesRequested = (applicantId: string, organizationId = randomUUID()): OutgoingEvent =>
  anEvent(organizationChangesRequested, organizationId, { organizationId, applicantId, fields: ['legalName'] });
const membership = (userId: string, role: 'SGG_ADMIN' | 'NGO_ADMIN', membershipId: string, version = 1): OutgoingEvent =>
  anEvent(version === 1 ? membershipGranted : membershipRevoked, membershipId, { membershipId, userId, role, institutionId: null, organizationId: null }, { aggregateVersion: version });
const tell = async (...events: readonly OutgoingEvent[]): Promise<void> => {
  await messaging.publish(...events);
  for (const event of events) await messaging.handled(event);
};

describe('an applicant', () => {
  it('is told that changes are asked for, with what it is about, in the language asked for', async () => {
    const ana = aUser();
    const event = changesRequested(idOf(ana));
    await tell(event);

    const { nodes, totalCount } = await listOf(messaging, ana);
    const inRomanian = await messaging.ask<{ notifications: Page }>(ana, '{ notifications { nodes { title(locale: RO) } } }');

    expect(totalCount).toBe(1);
    expect(nodes).toMatchObject([{ topic: 'ORGANIZATION_REGISTRATION', title: 'Your registration was returned for changes', readAt: null, subject: { id: event.subject } }]);
    expect(inRomanian.data.notifications.nodes).toEqual([{ title: 'Cererea de înscriere v-a fost întoarsă pentru modificări' }]);
  });

  it('is told of an event once, however often it comes', async () => {
    const ana = aUser();
    const event = changesRequested(idOf(ana));
    await tell(event, event);
    // A rebuild empties the inbox and reads every topic again; what people were told stays.
    await messaging.sql('DELETE FROM inbox WHERE event_id = $1', [event.eventId]);
    await tell(event);

    expect((await listOf(messaging, ana)).totalCount).toBe(1);
  });

  it('is told of each cause, the newest first', async () => {
    const ana = aUser();
    const organizationId = randomUUID();
    const facts = { organizationId, applicantId: idOf(ana) };
    await tell(changesRequested(idOf(ana), organizationId));
    await tell(anEvent(organizationRejected, organizationId, facts, { aggregateVersion: 2 }));
    await tell(anEvent(organizationApproved, organizationId, { ...organizationApproved.example, ...facts, legalName: 'Asociația „Verde”' }, { aggregateVersion: 3 }));

    const { nodes } = await listOf(messaging, ana);

    expect(nodes.map(({ title }) => title)).toEqual(['Your organization was registered', 'Your registration was rejected', 'Your registration was returned for changes']);
    expect(nodes[0]!.body).toBe('"Asociația „Verde”" was approved and is public in the catalogue.');
  });
});

describe('the role inbox of SGG', () => {
  it('tells every officer of a submission, but neither who was one nor the applicant', async () => {
    const [victor, elena, former, editor] = [aUser(), aUser(), aUser(), aUser()];
    const ended = randomUUID();
    await tell(
      membership(idOf(victor), 'SGG_ADMIN', randomUUID()),
      membership(idOf(elena), 'SGG_ADMIN', randomUUID()),
      membership(idOf(editor), 'NGO_ADMIN', randomUUID()),
      membership(idOf(former), 'SGG_ADMIN', ended),
      membership(idOf(former), 'SGG_ADMIN', ended, 2),
    );
    const organizationId = randomUUID();
    await tell(anEvent(organizationSubmitted, organizationId, { organizationId, applicantId: idOf(elena) }));

    const counts = await Promise.all([victor, elena, former, editor].map(async (one) => (await listOf(messaging, one)).totalCount));

    expect(counts).toEqual([1, 0, 0, 0]);
    expect((await listOf(messaging, victor)).nodes).toMatchObject([{ topic: 'REGISTRATION_REVIEW', title: 'A registration waits for review' }]);
  });
});

describe('the list', () => {
  it('pages both ways and keeps to the unread when asked', async () => {
    const ana = aUser();
    for (let index = 0; index < 5; index += 1) await tell(changesRequested(idOf(ana)));
    const ids = (await listOf(messaging, ana)).nodes.map(({ id }) => id);
    await markRead(ana, [ids[1]!, ids[3]!]);

    const first = await listOf(messaging, ana, { first: 2 });
    const second = await listOf(messaging, ana, { first: 5, after: first.pageInfo.endCursor });
    const last = await listOf(messaging, ana, { last: 2 });
    const unread = await listOf(messaging, ana, { unreadOnly: true });

    expect([...first.nodes, ...second.nodes].map(({ id }) => id)).toEqual(ids);
    expect(first.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
    expect(last.nodes.map(({ id }) => id)).toEqual(ids.slice(3));
    expect(unread).toMatchObject({ totalCount: 3, nodes: [{ id: ids[0] }, { id: ids[2] }, { id: ids[4] }] });
  });

  it.each([
    ['first: 101', { first: 101 }, 'LIMIT_EXCEEDED', 'first'],
    ['a cursor of nothing', { after: 'x' }, 'BAD_USER_INPUT', 'after'],
    ['a forged instant', { after: Buffer.from(JSON.stringify(['notifications', '2026-13-45T99:99:99.000Z', randomUUID()])).toString('base64url') }, 'BAD_USER_INPUT', 'after'],
    ['a forged id', { before: Buffer.from(JSON.stringify(['notifications', '2026-03-02T09:00:00.000Z', "' OR 1=1"])).toString('base64url'), last: 1 }, 'BAD_USER_INPUT', 'before'],
  ])('refuses %s, naming the argument', async (_case, page, code, argument) => {
    const { errors } = await messaging.ask(aUser(), 'query ($first: Int, $after: String, $last: Int, $before: String) { notifications(first: $first, after: $after, last: $last, before: $before) { totalCount } }', page);

    expect(errors).toMatchObject([{ extensions: { code, argument } }]);
  });

  it('is for who signed in', async () => {
    expect(await messaging.ask(anonymous, '{ notifications { totalCount } }')).toMatchObject({ data: { notifications: null }, errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
  });
});

const entityQuery = 'query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Notification { id } } }';

describe('somebody else', () => {
  it('sees nothing of a notice, neither in the list nor by its id, and cannot mark it', async () => {
    const [ana, paul] = [aUser(), aUser()];
    await tell(changesRequested(idOf(ana)));
    const id = (await listOf(messaging, ana)).nodes[0]!.id;
    const representations = [{ __typename: 'Notification', id }];

    expect((await listOf(messaging, paul)).totalCount).toBe(0);
    expect((await messaging.ask(paul, entityQuery, { representations })).data).toEqual({ _entities: [null] });
    expect((await messaging.ask(ana, entityQuery, { representations })).data).toEqual({ _entities: [{ id }] });
    expect(await markRead(paul, [id])).toMatchObject({ notifications: [], userErrors: [{ code: 'NOT_FOUND', field: ['notificationIds'] }] });
    expect((await listOf(messaging, ana)).nodes[0]!.readAt).toBeNull();
  });
});

interface MarkedRead {
  readonly notifications: readonly { readonly id: string; readonly readAt: string }[];
  readonly userErrors: readonly { readonly code: string; readonly field: readonly string[] }[];
}

async function markRead(principal: ReturnType<typeof aUser>, notificationIds: readonly string[], idempotencyKey: string | null = null): Promise<MarkedRead> {
  const mutation = 'mutation ($input: MarkNotificationsReadInput!) { markNotificationsRead(input: $input) { notifications { id readAt } userErrors { code field message } } }';
  const { data, errors } = await messaging.ask<{ markNotificationsRead: MarkedRead }>(principal, mutation, { input: { notificationIds, idempotencyKey } });
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  return data.markNotificationsRead;
}

describe('marking as read', () => {
  it('keeps the first time, answers a replay the same, and leaves a trace', async () => {
    const ana = aUser();
    await tell(changesRequested(idOf(ana)));
    const id = (await listOf(messaging, ana)).nodes[0]!.id;

    const first = await markRead(ana, [id], 'key');
    const replay = await markRead(ana, [id], 'key');
    const again = await markRead(ana, [id.toUpperCase()]);

    expect(first).toEqual({ notifications: [{ id, readAt: expect.any(String) }], userErrors: [] });
    expect([replay, again]).toEqual([first, first]);
    expect(await messaging.sql('SELECT action, actor_id FROM audit_entry WHERE subject_id = $1', [id])).toEqual([{ action: 'markNotificationsRead', actor_id: idOf(ana) }]);
  });

  it.each([
    ['no notice', []],
    ['what is no id', ['x']],
    ['more than 100', Array.from({ length: 101 }, () => randomUUID())],
  ])('refuses %s', async (_case, ids) => {
    expect(await markRead(aUser(), ids)).toMatchObject({ userErrors: [{ code: 'BAD_USER_INPUT', field: ['notificationIds'] }] });
  });

  it('refuses a notice that does not exist, and marks none of the others', async () => {
    const ana = aUser();
    await tell(changesRequested(idOf(ana)));
    const id = (await listOf(messaging, ana)).nodes[0]!.id;

    expect(await markRead(ana, [id, randomUUID()])).toMatchObject({ userErrors: [{ code: 'NOT_FOUND' }] });
    expect((await listOf(messaging, ana, { unreadOnly: true })).totalCount).toBe(1);
  });
});
