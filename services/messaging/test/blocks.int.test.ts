import { randomUUID } from 'node:crypto';
import { anonymous, type Principal } from '@conect/auth';
import { userErased } from '@conect/events';
import { aUser, fewestStatements, waitFor } from '@conect/testing';
import { anInstitution, anOrganization, change, codesOf, eventsOf, memberOf, seenBy, send, setClock, type SeenRefusal } from './correspondents';
import { anEvent, idOf, listOf as noticesOf, startMessaging, type TestMessaging } from './messaging';

let messaging: TestMessaging;
let ministry: string;
let organization: string;
let ana: Principal;
let elena: Principal;
let paul: Principal;

beforeAll(async () => {
  messaging = await startMessaging();
});
beforeEach(async () => {
  await setClock(messaging, '2026-03-02T09:00:00Z');
  [ministry, organization, paul] = [await anInstitution(messaging), await anOrganization(messaging), aUser()];
  [ana, elena] = [await memberOf(messaging, { organizationId: organization }, 'NGO_ADMIN'), await memberOf(messaging, { institutionId: ministry }, 'INSTITUTION_REPRESENTATIVE')];
});
afterAll(() => messaging?.stop());

/** A letter of Paul's to the ministry, with changes. */
const aLetter = (changes: object = {}) => ({ recipient: { institutionId: ministry }, kind: 'GENERAL', subject: 'Iarăși eu', text: 'Citiți odată!', ...changes });
const open = (changes: object = {}, who: Principal = paul) => change(messaging, who, 'openThread', aLetter(changes));

interface SeenBlock {
  readonly id: string;
  readonly kinds: readonly string[];
  readonly status: string;
  readonly sender: Readonly<Record<string, { readonly id: string } | null>>;
  readonly blockedBy: { readonly id: string } | null;
  readonly viewerCan: { readonly unblock: { readonly allowed: boolean; readonly code: string | null } };
}

const blockFields = 'id kinds status blockedAt liftedAt blockedBy { id } inbox { organization { id } institution { id } } sender { organization { id } institution { id } user { id } } viewerCan { unblock { allowed code } }';

async function mutate(who: Principal, mutation: 'blockSender' | 'unblockSender', input: object) {
  const document = `mutation ($input: ${mutation === 'blockSender' ? 'BlockSenderInput' : 'UnblockSenderInput'}!) { ${mutation}(input: $input) { block { ${blockFields} } userErrors { code field message } } }`;
  const { data, errors } = await messaging.ask<Record<string, { block: SeenBlock | null; userErrors: readonly SeenRefusal[] }>>(who, document, { input });
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  return data[mutation]!;
}

/** Has the ministry refuse Paul's letters, with changes; fails when that is refused. */
async function block(changes: object = {}, who: Principal = elena): Promise<SeenBlock> {
  const { block: blocked, userErrors } = await mutate(who, 'blockSender', { inbox: { institutionId: ministry }, sender: { userId: idOf(paul) }, ...changes });
  if (blocked === null) throw new Error(JSON.stringify(userErrors));
  return blocked;
}
const refusals = async (who: Principal, changes: object = {}) =>
  (await mutate(who, 'blockSender', { inbox: { institutionId: ministry }, sender: { userId: idOf(paul) }, ...changes })).userErrors.map(({ code, field }) => [code, field?.join('.') ?? null]);

/** Whose letters an inbox refuses, as somebody sees it. */
async function listOf(who: Principal, place: { readonly organizationId: string } | { readonly institutionId: string }, variables: object = {}) {
  const [type, id] = 'organizationId' in place ? ['Organization', place.organizationId] : ['Institution', place.institutionId];
  const query = `query ($representations: [_Any!]!, $first: Int, $after: String) { _entities(representations: $representations) { ... on ${type} { blockedSenders(first: $first, after: $after) { totalCount nodes { ${blockFields} } pageInfo { hasNextPage endCursor } } } } }`;
  const { data, errors } = await messaging.ask<{ _entities: [{ blockedSenders: { totalCount: number; nodes: readonly SeenBlock[]; pageInfo: { hasNextPage: boolean; endCursor: string } } | null }] }>(who, query, { representations: [{ __typename: type, id }], ...variables });
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  return data._entities[0].blockedSenders;
}

describe('an institution that refuses letters of somebody', () => {
  it('takes neither a new one nor another one in his thread, but answers and takes petitions and requests for information, until it takes them again', async () => {
    const thread = await open();
    const petition = await open({ kind: 'PETITION' });
    const blocked = await block();

    expect(blocked).toMatchObject({ kinds: ['GENERAL', 'PARTNERSHIP_PROPOSAL'], status: 'ACTIVE', sender: { user: { id: idOf(paul) } }, blockedBy: { id: idOf(elena) }, viewerCan: { unblock: { allowed: true } } });
    expect(await send(messaging, paul, 'openThread', aLetter())).toMatchObject({ thread: null, userErrors: [{ code: 'SENDER_BLOCKED', field: ['recipient'] }] });
    expect(await codesOf(messaging, paul, 'replyToThread', { threadId: thread.id, text: 'Iar.' })).toEqual(['SENDER_BLOCKED']);
    expect((await seenBy(messaging, paul, thread.id))!.viewerCan).toMatchObject({ reply: { allowed: false, code: 'SENDER_BLOCKED' } });
    expect((await seenBy(messaging, paul, petition.id))!.viewerCan).toMatchObject({ reply: { allowed: true } });
    for (const kind of ['PETITION', 'FOI_REQUEST']) expect(await open({ kind })).toMatchObject({ status: 'OPEN' });
    expect(await codesOf(messaging, paul, 'replyToThread', { threadId: petition.id, text: 'Încă ceva.' })).toEqual([]);
    expect(await codesOf(messaging, elena, 'replyToThread', { threadId: thread.id, text: 'V-am răspuns deja.' })).toEqual([]);
    expect(await codesOf(messaging, aUser(), 'openThread', aLetter())).toEqual([]);

    expect((await mutate(elena, 'unblockSender', { blockId: blocked.id })).block).toMatchObject({ status: 'LIFTED', viewerCan: { unblock: { allowed: false, code: 'INVALID_STATE' } } });
    expect(await codesOf(messaging, paul, 'replyToThread', { threadId: thread.id, text: 'Mulțumesc.' })).toEqual([]);
    expect(await eventsOf(messaging, blocked.id)).toEqual(['SenderBlocked', 'SenderUnblocked']);
    const entries = await messaging.sql<{ action: string }>('SELECT action FROM audit_entry WHERE subject_id = $1 ORDER BY position', [blocked.id]);
    expect(entries.map(({ action }) => action)).toEqual(['blockSender', 'unblockSender']);
  });

  it.each(['PETITION', 'FOI_REQUEST', 'CONSULTATION_FOLLOWUP'])('cannot refuse %s, and says what it may', async (kind) => {
    await open();
    const { userErrors } = await mutate(elena, 'blockSender', { inbox: { institutionId: ministry }, sender: { userId: idOf(paul) }, kinds: ['GENERAL', kind] });

    expect(userErrors).toEqual([{ code: 'KIND_NOT_REFUSABLE', field: ['kinds'], message: expect.stringContaining('GENERAL, PARTNERSHIP_PROPOSAL') }]);
    await expect(messaging.sql(`INSERT INTO sender_block (id, version, inbox_kind, inbox_id, sender_kind, sender_id, kinds, status, blocked_at) VALUES (gen_random_uuid(), 1, 'INSTITUTION', $1, 'PERSON', $2, ARRAY[$3], 'ACTIVE', now())`, [ministry, idOf(paul), kind])).rejects.toThrow(/sender_block_law_kept/);
  });

  it('is not reached by way of another one that redirects, and refuses the kinds that it named alone', async () => {
    const other = await anInstitution(messaging);
    const radu = await memberOf(messaging, { institutionId: other }, 'FOI_OFFICER');
    await open();
    const { id: threadId } = await open({ recipient: { institutionId: other } });
    const blocked = await block({ kinds: ['GENERAL'] });

    expect(blocked.kinds).toEqual(['GENERAL']);
    expect(await send(messaging, radu, 'redirectThread', { threadId, institutionId: ministry, reason: 'Nu este la noi.' })).toMatchObject({ userErrors: [{ code: 'SENDER_BLOCKED', field: ['institutionId'] }] });
    expect((await seenBy(messaging, radu, threadId))!.status).toBe('OPEN');
  });
});

describe('an organization that refuses letters', () => {
  it('refuses those of an institution, which may still answer what the organization began', async () => {
    const asked = await open({ sender: { organizationId: organization }, kind: 'PETITION' }, ana);
    const proposal = { kind: 'PARTNERSHIP_PROPOSAL', sender: { institutionId: ministry }, recipient: { organizationId: organization } };
    await open(proposal, elena);
    expect(await block({ inbox: { organizationId: organization }, sender: { institutionId: ministry } }, ana)).toMatchObject({ kinds: ['GENERAL', 'PARTNERSHIP_PROPOSAL', 'CONSULTATION_FOLLOWUP'] });

    expect(await codesOf(messaging, elena, 'openThread', aLetter(proposal))).toEqual(['SENDER_BLOCKED']);
    expect(await codesOf(messaging, elena, 'resolveThread', { threadId: asked.id, outcome: 'ANSWERED', text: 'Iată.' })).toEqual([]);
    // The person who represents the institution is not the institution.
    expect(await codesOf(messaging, elena, 'openThread', aLetter({ recipient: { organizationId: organization } }))).toEqual([]);
  });
});

describe('who may', () => {
  it('block: who stands for the inbox, whom it has a thread with, once', async () => {
    const officers = await Promise.all((['TRANSPARENCY_OFFICER', 'FOI_OFFICER', 'CIVIL_SOCIETY_UNIT'] as const).map((role) => memberOf(messaging, { institutionId: ministry }, role)));
    expect(await refusals(elena)).toEqual([['NOT_FOUND', 'sender']]);
    await open();
    for (const one of [...officers, ana, paul]) expect(await refusals(one)).toEqual([['FORBIDDEN', 'inbox']]);
    expect([await refusals(elena, { inbox: {} }), await refusals(elena, { sender: { userId: 'x' } }), await refusals(elena, { sender: { userId: idOf(paul), organizationId: organization } })]).toEqual([[['BAD_USER_INPUT', 'inbox']], [['BAD_USER_INPUT', 'sender']], [['BAD_USER_INPUT', 'sender']]]);

    const outcomes = await Promise.all(Array.from({ length: 4 }, () => refusals(elena)));
    expect(outcomes.filter((codes) => codes.length === 0)).toHaveLength(1);
    expect(outcomes.flat()).toEqual(Array.from({ length: 3 }, () => ['INVALID_STATE', 'sender']));
  });

  it('see and lift a block: the people of the inbox, and of them who stands for it', async () => {
    await open();
    const { id: blockId } = await block();
    const officer = await memberOf(messaging, { institutionId: ministry }, 'FOI_OFFICER');
    const lift = async (who: Principal) => (await mutate(who, 'unblockSender', { blockId })).userErrors.map(({ code }) => code);

    expect((await listOf(officer, { institutionId: ministry }))!.nodes).toMatchObject([{ id: blockId, viewerCan: { unblock: { allowed: false, code: 'FORBIDDEN' } } }]);
    for (const stranger of [paul, ana, anonymous]) expect(await listOf(stranger, { institutionId: ministry })).toBeNull();
    expect([await lift(officer), await lift(paul), await lift(elena), await lift(elena)]).toEqual([['FORBIDDEN'], ['NOT_FOUND'], [], ['INVALID_STATE']]);
    expect(await listOf(officer, { institutionId: ministry })).toMatchObject({ totalCount: 0, nodes: [] });
    expect((await mutate(elena, 'unblockSender', { blockId: randomUUID() })).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
  });

  it('page through what is blocked, in as many statements however long it is', async () => {
    const people = Array.from({ length: 4 }, () => aUser());
    for (const [minute, one] of people.entries()) {
      await setClock(messaging, `2026-03-02T09:1${minute}:00Z`);
      await open({}, one);
      await block({ sender: { userId: idOf(one) } });
    }
    // Elena is told of the letters meanwhile, which takes statements too.
    await waitFor(async () => (await noticesOf(messaging, elena)).totalCount === people.length, { describe: 'Elena to be told' });
    const statements = (first: number) => fewestStatements(() => listOf(elena, { institutionId: ministry }, { first }), 20);
    const page = (await listOf(elena, { institutionId: ministry }, { first: 3 }))!;
    const next = (await listOf(elena, { institutionId: ministry }, { first: 3, after: page.pageInfo.endCursor }))!;

    expect([...page.nodes, ...next.nodes].map(({ sender }) => sender['user']!.id)).toEqual([...people].reverse().map(idOf));
    expect([page.pageInfo.hasNextPage, next.pageInfo.hasNextPage, page.totalCount]).toEqual([true, false, 4]);
    await waitFor(async () => (await statements(4)) === (await statements(1)), { describe: 'as many statements for four as for one' });
  });
});

it('is written once under one key, with one event, and forgotten with the person', async () => {
  await open();
  const [first, replay] = [await block({ idempotencyKey: 'ajunge' }), await block({ idempotencyKey: 'ajunge' })];
  const erased = anEvent(userErased, idOf(paul), { userId: idOf(paul) });
  expect([replay.id, await eventsOf(messaging, first.id)]).toEqual([first.id, ['SenderBlocked']]);

  await messaging.publish(erased);
  await messaging.handled(erased);
  expect(await messaging.sql('SELECT 1 FROM sender_block WHERE sender_id = $1', [idOf(paul)])).toEqual([]);
});
