import { randomUUID } from 'node:crypto';
import type { Principal } from '@conect/auth';
import { fewestStatements, headerOf } from '@conect/testing';
import { Client } from 'pg';
import { broadcastFields, change, noticesOf, optOut, placed, seenBy, send, sent } from './broadcasting';
import { anInstitution, anOrganization, eventsOf, memberOf, setClock } from './correspondents';
import { anAddressee, startMailing, type Mailing } from './mailing';
import { idOf, listOf, type TestMessaging } from './messaging';

let mailing: Mailing;
let messaging: TestMessaging;
let ministry: string;
let elena: Principal;

beforeAll(async () => {
  mailing = await startMailing({ BROADCAST_BATCH_SIZE: '2' });
  ({ messaging } = mailing);
});
beforeEach(async () => {
  await setClock(messaging, '2026-03-02T09:00:00Z');
  ministry = await anInstitution(messaging);
  elena = await memberOf(messaging, { institutionId: ministry }, 'INSTITUTION_REPRESENTATIVE');
});
afterAll(() => mailing?.stop());

/** An organization that works somewhere, with an administrator. */
async function anNgo(domains: readonly string[], county: string | null): Promise<{ readonly id: string; readonly admin: Principal }> {
  const id = await anOrganization(messaging);
  await placed(messaging, id, domains, county);
  return { id, admin: await memberOf(messaging, { organizationId: id }, 'NGO_ADMIN') };
}

/** Organizations named one by one, so that those of other tests are not meant. */
const named = (...ngos: readonly { readonly id: string }[]) => ({ organizationIds: ngos.map(({ id }) => id) });
const aBroadcast = (audience: object, changes: object = {}) => ({ institutionId: ministry, topic: 'FUNDING', subject: 'Granturi pentru păduri', text: 'Depuneți proiecte până vineri.', audience, ...changes });

async function ask<Data>(who: Principal, document: string, variables: object): Promise<Data> {
  const { data, errors } = await messaging.ask<Data>(who, document, variables);
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  return data;
}

interface Preview {
  readonly recipientCount: number;
  readonly optedOutCount: number;
  readonly byCounty: readonly object[];
  readonly byDomain: readonly object[];
  readonly organizations: { readonly nodes: readonly { readonly id: string }[]; readonly totalCount: number; readonly pageInfo: { readonly endCursor: string; readonly startCursor: string; readonly hasNextPage: boolean } };
}

const previewQuery = `query ($input: PreviewBroadcastInput!, $first: Int, $after: String, $last: Int, $before: String) { previewBroadcast(input: $input) { recipientCount optedOutCount
  byCounty { county { id } organizationCount } byDomain { domain { id } organizationCount }
  organizations(first: $first, after: $after, last: $last, before: $before) { totalCount nodes { id } pageInfo { endCursor startCursor hasNextPage } } } }`;
const preview = async (input: object, page: object = {}): Promise<Preview> => (await ask<{ previewBroadcast: Preview }>(elena, previewQuery, { input: { institutionId: ministry, topic: 'FUNDING', ...input }, ...page })).previewBroadcast;

const listsQuery = `query ($id: ID!) { _entities(representations: [{ __typename: "Organization", id: $id }]) { ... on Organization { broadcastOptOuts broadcasts(first: 10) { totalCount nodes { ${broadcastFields} } } } } }`;
interface Lists {
  readonly broadcastOptOuts: readonly string[] | null;
  readonly broadcasts: { readonly totalCount: number; readonly nodes: readonly { readonly id: string }[] } | null;
}
const listsOf = async (who: Principal, id: string): Promise<Lists> => (await ask<{ _entities: readonly [Lists] }>(who, listsQuery, { id }))._entities[0];

describe('a broadcast', () => {
  it('goes to exactly those whom its preview names: by domain in counties, from the record, in communities, each once', async () => {
    const [county, other] = ['MH', 'GJ'];
    const [animals, both, elsewhere, recorded, expert] = [await anNgo(['E-ANIMALS'], county), await anNgo(['E', 'B'], other), await anNgo(['E'], 'TR'), await anNgo(['H'], county), await anNgo(['B'], other)];
    await messaging.sql("INSERT INTO interest_record (id, organization_id, institution_id, domains, confirmed, version, as_of) VALUES (gen_random_uuid(), $1, $2, '{H}', true, 1, now()), (gen_random_uuid(), $3, $4, '{E}', true, 1, now())", [recorded.id, ministry, expert.id, randomUUID()]);
    const communityId = randomUUID();
    await messaging.sql('INSERT INTO community_member (community_id, organization_id, present, version, as_of) VALUES ($1, $2, true, 1, now()), ($1, $3, true, 1, now())', [communityId, both.id, expert.id]);
    await placed(messaging, await anOrganization(messaging, 'SUSPENDED'), ['E'], county);
    const audience = { domains: ['E'], countyCodes: [county, other], fromInterestRecords: true, communityIds: [communityId] };
    const meant = [animals, both, recorded, expert].map(({ id }) => id).sort();

    const shown = await preview({ audience });
    expect(shown).toMatchObject({ recipientCount: 4, optedOutCount: 0, organizations: { totalCount: 4 } });
    expect(shown.byCounty).toEqual([{ county: { id: 'GJ' }, organizationCount: 2 }, { county: { id: 'MH' }, organizationCount: 2 }]);
    expect(shown.byDomain).toHaveLength(4);
    const first = (await preview({ audience }, { first: 3 })).organizations;
    const next = (await preview({ audience }, { first: 3, after: first.pageInfo.endCursor })).organizations;
    expect([...first.nodes, ...next.nodes].map(({ id }) => id)).toEqual(meant);
    expect((await preview({ audience }, { last: 2, before: next.pageInfo.startCursor })).organizations.nodes.map(({ id }) => id)).toEqual(meant.slice(1, 3));

    const { id } = await change(messaging, elena, 'sendBroadcast', aBroadcast(audience));
    const { delivery } = await sent(messaging, elena, id);
    expect(delivery).toMatchObject({ recipientCount: 4, deliveredCount: 4, pendingCount: 0, recipients: { totalCount: 4 } });
    expect(delivery!.recipients.nodes.map(({ organization, state }) => [organization.id, state])).toEqual(meant.map((one) => [one, 'DELIVERED']));
    expect((await listsOf(animals.admin, animals.id)).broadcasts).toMatchObject({ totalCount: 1, nodes: [{ id }] });
    expect((await listsOf(elsewhere.admin, elsewhere.id)).broadcasts).toMatchObject({ totalCount: 0 });
    expect(await eventsOf(messaging, id)).toEqual(['BroadcastStarted', 'BroadcastSent']);
  });

  it('is told once to each person who speaks for an organization, in the graph and by mail, as text', async () => {
    const [ana, editor, coordinator] = [anAddressee(mailing), anAddressee(mailing), anAddressee(mailing)];
    const ngos = [await anNgo(['E'], 'CJ'), await anNgo(['E'], 'CJ'), await anNgo(['E'], 'CJ')];
    const hold = (userId: string, role: string, index: number) => messaging.sql('INSERT INTO membership (id, user_id, role, organization_id, version, as_of, revoked) VALUES (gen_random_uuid(), $1, $2, $3, 1, now(), false)', [userId, role, ngos[index]!.id]);
    for (const index of [0, 1, 2]) await hold(ana.userId, 'NGO_ADMIN', index);
    await hold(editor.userId, 'NGO_EDITOR', 0);
    await hold(coordinator.userId, 'VOLUNTEER_COORDINATOR', 0);

    const { id } = await change(messaging, elena, 'sendBroadcast', aBroadcast(named(...ngos), { subject: 'Granturi <b>noi</b>', text: '<script>alert(1)</script>\nAl doilea rând.' }));
    await sent(messaging, elena, id);
    const mail = await mailing.mailbox.firstTo(ana.email);
    await mailing.mailbox.firstTo(editor.email);

    expect(mail.html).toContain('&#60;script&#62;alert(1)&#60;/script&#62;');
    expect([mail.html.includes('<script>'), mail.html.includes('<b>noi'), mail.text.replaceAll('\r\n', '\n').includes('<script>alert(1)</script>\nAl doilea rând.')]).toEqual([false, false, true]);
    expect(headerOf(mail, 'List-Unsubscribe')).toContain('/unsubscribe?token=');
    expect(headerOf(mail, 'Subject')).toBe('A public institution has sent you an announcement');
    expect((await listOf(messaging, ana.principal)).nodes).toMatchObject([{ topic: 'BROADCASTS', title: 'A public institution has sent you an announcement', body: '"Granturi <b>noi</b>": sent to your organization and to others.', subject: { __typename: 'Broadcast' } }]);
    expect([await noticesOf(messaging, ana.principal, id), await noticesOf(messaging, editor.principal, id), await noticesOf(messaging, coordinator.principal, id)]).toEqual([1, 1, 0]);
    expect([mailing.mailbox.to(ana.email).length, mailing.mailbox.to(coordinator.email).length]).toEqual([1, 0]);
    expect(await seenBy(messaging, ana.principal, id)).toMatchObject({ text: '<script>alert(1)</script>\nAl doilea rând.', delivery: null });
  });

  it('shows its recipients nothing of each other, and strangers nothing at all', async () => {
    const [one, other, third] = [await anNgo(['E'], 'CJ'), await anNgo(['E'], 'CJ'), await anNgo(['E'], 'CJ')];
    const { id } = await change(messaging, elena, 'sendBroadcast', aBroadcast(named(one, other)));
    await sent(messaging, elena, id);

    const answers = [
      await listsOf(one.admin, one.id),
      await listsOf(one.admin, other.id),
      await seenBy(messaging, one.admin, id),
      await listOf(messaging, one.admin),
      await messaging.ask(one.admin, `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Broadcast { ${broadcastFields} } ... on Institution { broadcasts(first: 10) { nodes { id } } } } }`, { r: [{ __typename: 'Broadcast', id }, { __typename: 'Institution', id: ministry }] }),
      await messaging.ask(one.admin, previewQuery, { input: { institutionId: ministry, topic: 'FUNDING', audience: named(other) } }),
      await send(messaging, one.admin, 'cancelBroadcast', { broadcastId: id }),
    ];
    expect(JSON.stringify(answers)).toContain('Depuneți proiecte');
    expect(JSON.stringify(answers)).not.toMatch(new RegExp(`${other.id}|${idOf(other.admin)}|${idOf(elena)}`));
    expect(await seenBy(messaging, third.admin, id)).toBeNull();
    expect((await send(messaging, third.admin, 'cancelBroadcast', { broadcastId: id })).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    for (const table of ['outbox', 'audit_entry']) expect(await messaging.sql(`SELECT 1 FROM ${table} row WHERE row::text ~ 'Depuneți|Granturi pentru'`)).toEqual([]);
  });

  it('goes to nobody who wants nothing about its topic, but for what a law asks for', async () => {
    const [wants, declines] = [await anNgo(['E'], 'CJ'), await anNgo(['E'], 'CJ')];
    const editor = await memberOf(messaging, { organizationId: declines.id }, 'NGO_EDITOR');
    const choice = { organizationId: declines.id, topic: 'FUNDING', optedOut: true };
    expect([await optOut(messaging, editor, choice), await optOut(messaging, wants.admin, choice)]).toEqual([['FORBIDDEN'], ['FORBIDDEN']]);
    expect([await optOut(messaging, declines.admin, choice), await optOut(messaging, declines.admin, choice)]).toEqual([['FUNDING'], ['FUNDING']]);
    const audience = named(wants, declines);
    expect([await preview({ audience }), await preview({ audience, topic: 'EVENTS' }), await preview({ audience, isLegallyRequired: true })]).toMatchObject([{ recipientCount: 1, optedOutCount: 1 }, { recipientCount: 2 }, { recipientCount: 2, optedOutCount: 0 }]);
    expect((await send(messaging, elena, 'sendBroadcast', aBroadcast(named(declines)))).userErrors).toMatchObject([{ code: 'BAD_USER_INPUT', field: ['audience'] }]);

    const ordinary = await sent(messaging, elena, (await change(messaging, elena, 'sendBroadcast', aBroadcast(audience))).id);
    expect(ordinary.delivery!.recipients.nodes.map(({ organization, state }) => [organization.id, state])).toEqual([[wants.id, 'DELIVERED'], [declines.id, 'OPTED_OUT']].sort());
    expect([await noticesOf(messaging, wants.admin, ordinary.id), await noticesOf(messaging, declines.admin, ordinary.id), await seenBy(messaging, declines.admin, ordinary.id)]).toEqual([1, 0, null]);
    await setClock(messaging, '2026-03-03T10:00:00Z');
    const required = await sent(messaging, elena, (await change(messaging, elena, 'sendBroadcast', aBroadcast(audience, { isLegallyRequired: true, legalBasis: 'OG 26/2000 art. 34' }))).id);
    expect([required.delivery!.deliveredCount, await noticesOf(messaging, declines.admin, required.id)]).toEqual([2, 1]);
    expect(await optOut(messaging, declines.admin, { ...choice, optedOut: false })).toEqual([]);
  });

  it('is refused to those who do not answer for the institution, in bad words, and to nobody', async () => {
    const ngo = await anNgo(['E'], 'CJ');
    const [editor, radu, unit] = [await memberOf(messaging, { organizationId: ngo.id }, 'NGO_EDITOR'), await memberOf(messaging, { institutionId: ministry }, 'TRANSPARENCY_OFFICER'), await memberOf(messaging, { institutionId: ministry }, 'CIVIL_SOCIETY_UNIT')];
    const refusal = async (who: Principal, changes: object) => (await send(messaging, who, 'sendBroadcast', aBroadcast(named(ngo), changes))).userErrors.map(({ code, field }) => [code, field?.join('.')]);

    for (const who of [editor, radu, ngo.admin]) expect(await refusal(who, {})).toEqual([['FORBIDDEN', 'institutionId']]);
    expect(await refusal(elena, { subject: 'Granturi\r\nBcc: toti@example.org', isLegallyRequired: true, audience: { countyCodes: ['XX'] } })).toEqual([['BAD_USER_INPUT', 'audience.countyCodes'], ['BAD_USER_INPUT', 'subject'], ['BAD_USER_INPUT', 'legalBasis']]);
    expect(await refusal(elena, { audience: { organizationIds: [randomUUID()] } })).toEqual([['BAD_USER_INPUT', 'audience']]);
    expect((await messaging.ask(radu, previewQuery, { input: { institutionId: ministry, topic: 'FUNDING', audience: named(ngo) } })).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    expect((await messaging.ask(elena, previewQuery, { input: { institutionId: ministry, topic: 'FUNDING', audience: {} } })).errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', argument: 'input.audience.domains' } }]);
    expect(await refusal(unit, {})).toEqual([]);
  });

  it('is one of an institution in a day, also of two that are sent at once; a replay of it is no other', async () => {
    const ngo = await anNgo(['E'], 'CJ');
    const [twice, key] = [aBroadcast(named(ngo)), { idempotencyKey: 'granturi' }];
    const first = await Promise.all([send(messaging, elena, 'sendBroadcast', { ...twice, ...key }), send(messaging, elena, 'sendBroadcast', { ...twice, ...key }), send(messaging, elena, 'sendBroadcast', twice)]);
    const [accepted, refused] = [first.filter(({ broadcast }) => broadcast !== null), first.filter(({ broadcast }) => broadcast === null)];

    expect([new Set(accepted.map(({ broadcast }) => broadcast!.id)).size, accepted.length + refused.length]).toEqual([1, 3]);
    for (const { userErrors } of refused) expect(userErrors).toMatchObject([{ code: 'QUOTA_EXCEEDED', message: expect.stringContaining('1 broadcast(s) in 24 hours') }]);
    await sent(messaging, elena, accepted[0]!.broadcast!.id);
    expect((await send(messaging, elena, 'sendBroadcast', twice)).userErrors).toMatchObject([{ code: 'QUOTA_EXCEEDED' }]);
    await setClock(messaging, '2026-03-03T10:00:00Z');
    expect((await send(messaging, elena, 'sendBroadcast', twice)).userErrors).toEqual([]);
  });

  it('says what it said for ever, and to whom', async () => {
    const ngo = await anNgo(['E'], 'CJ');
    const { id } = await sent(messaging, elena, (await change(messaging, elena, 'sendBroadcast', aBroadcast(named(ngo)))).id);
    const process = new Client({ connectionString: messaging.databaseUrl });
    await process.connect();
    try {
      for (const statement of ["UPDATE broadcast SET text = 'Altceva' WHERE id = $1", 'DELETE FROM broadcast WHERE id = $1', "UPDATE broadcast_recipient SET state = 'PENDING', settled_at = NULL WHERE broadcast_id = $1", 'DELETE FROM broadcast_recipient WHERE broadcast_id = $1']) {
        await expect(process.query(statement, [id])).rejects.toMatchObject({ code: '42501' });
      }
    } finally {
      await process.end();
    }
  });

  it('takes as many statements to list however many there are', async () => {
    const ngo = await anNgo(['E'], 'CJ');
    const list = () => ask(elena, `query ($id: ID!) { _entities(representations: [{ __typename: "Institution", id: $id }]) { ... on Institution { broadcasts(first: 50) { nodes { ${broadcastFields} } } } } }`, { id: ministry });
    const sendOn = async (day: number) => {
      await setClock(messaging, `2026-04-0${day}T09:00:00Z`);
      await sent(messaging, elena, (await change(messaging, elena, 'sendBroadcast', aBroadcast(named(ngo)))).id);
    };
    await sendOn(1);
    const ofOne = await fewestStatements(list, 20);
    for (const day of [3, 5, 7]) await sendOn(day);

    expect(await fewestStatements(list, 20)).toBe(ofOne);
  });
});
