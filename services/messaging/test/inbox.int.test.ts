import { randomUUID } from 'node:crypto';
import { anonymous, type Principal } from '@conect/auth';
import { applicationAccepted, applicationEngaged, applicationWaitlisted, membershipRevoked, userErased, type applicationEvents } from '@conect/events';
import { aUser, fewestStatements, waitFor } from '@conect/testing';
import { aConversation, anInstitution, anOrganization, applicationEvent, change, memberOf, runJob, setClock } from './correspondents';
import { anEvent, idOf, listOf, startMessaging, type TestMessaging } from './messaging';

let messaging: TestMessaging;
let ministry: string;
let organization: string;
let ana: Principal;
let radu: Principal;

beforeAll(async () => {
  messaging = await startMessaging();
});
beforeEach(async () => {
  await setClock(messaging, '2026-03-02T09:00:00Z');
  [ministry, organization] = [await anInstitution(messaging), await anOrganization(messaging)];
  [ana, radu] = [await memberOf(messaging, { organizationId: organization }, 'NGO_ADMIN'), await officer()];
});
afterAll(() => messaging?.stop());

const officer = (institutionId = ministry) => memberOf(messaging, { institutionId }, 'TRANSPARENCY_OFFICER');
const open = (changes: object = {}, who: Principal = ana) =>
  change(messaging, who, 'openThread', { sender: { organizationId: organization }, recipient: { institutionId: ministry }, kind: 'PETITION', subject: 'Aerul din Baciu', text: 'Ce măsurați și unde?', ...changes });
const reply = (who: Principal, threadId: string, text = 'Și apoi?') => change(messaging, who, 'replyToThread', { threadId, text });

interface Listed {
  readonly totalCount: number;
  readonly unreadCount: number;
  readonly nodes: readonly { readonly id: string; readonly isUnread: boolean; readonly unreadCount: number; readonly messages: { readonly nodes: readonly { readonly id: string; readonly text: string }[] } }[];
  readonly pageInfo: { readonly endCursor: string; readonly startCursor: string; readonly hasNextPage: boolean };
}

const page = 'totalCount unreadCount nodes { id isUnread unreadCount messages { nodes { id text } } } pageInfo { startCursor endCursor hasNextPage }';
const variableTypes = '$filter: ThreadFilter, $search: String, $first: Int, $after: String, $last: Int, $before: String';
const listArguments = 'filter: $filter, search: $search, first: $first, after: $after, last: $last, before: $before';

/** Everything that somebody sees, or what is refused at the top. */
async function answer(who: Principal, variables: object = {}) {
  const { data, errors } = await messaging.ask<{ threads: Listed } | null>(who, `query (${variableTypes}) { threads(${listArguments}) { ${page} } }`, variables);
  return { threads: data?.threads, refusal: errors?.[0]?.extensions };
}

async function threadsOf(who: Principal, variables: object = {}): Promise<Listed> {
  const { threads, refusal } = await answer(who, variables);
  if (threads == null) throw new Error(JSON.stringify(refusal));
  return threads;
}

/** The list of an inbox or a person. */
async function listedAt(who: Principal, type: 'Organization' | 'Institution' | 'User', id: string, variables: object = {}): Promise<Listed | null> {
  const field = type === 'User' ? 'threads' : 'inbox';
  const query = `query ($representations: [_Any!]!, ${variableTypes}) { _entities(representations: $representations) { ... on ${type} { list: ${field}(${listArguments}) { ${page} } } } }`;
  const { data, errors } = await messaging.ask<{ _entities: [{ list: Listed | null }] }>(who, query, { representations: [{ __typename: type, id }], ...variables });
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  return data._entities[0].list;
}

const ids = ({ nodes }: Listed) => nodes.map(({ id }) => id);
const unreadOf = async (who: Principal, threadId: string) => (await threadsOf(who, { first: 100 })).nodes.find(({ id }) => id === threadId)?.unreadCount;
/** Marks a thread as read up to a message. */
async function read(who: Principal, threadId: string, messageId: string, more: object = {}) {
  const document = 'mutation ($input: MarkThreadReadInput!) { markThreadRead(input: $input) { thread { unreadCount isUnread } userErrors { code field } } }';
  const { data } = await messaging.ask<{ markThreadRead: { thread: { unreadCount: number } | null; userErrors: { code: string; field: string[] }[] } }>(who, document, { input: { threadId, messageId, ...more } });
  return data.markThreadRead;
}

describe('what somebody has not read', () => {
  it('is counted for each of an inbox alone, up to the message that he has read', async () => {
    const [elena, { id, messages }] = [await officer(), await open()];
    const first = messages.nodes[0]!.id;
    await reply(ana, id);

    expect([await unreadOf(radu, id), await unreadOf(elena, id), await unreadOf(ana, id)]).toEqual([2, 2, 0]);
    expect(await read(radu, id, first, { idempotencyKey: 'citit' })).toEqual({ thread: { unreadCount: 1, isUnread: true }, userErrors: [] });
    await reply(radu, id, 'Unde anume?');
    expect([await unreadOf(radu, id), await unreadOf(elena, id), await unreadOf(ana, id)]).toEqual([1, 2, 1]);
    const last = (await threadsOf(radu)).nodes[0]!.messages.nodes.at(-1)!.id;
    for (let time = 0; time < 2; time += 1) expect(await read(radu, id, last)).toMatchObject({ thread: { unreadCount: 0, isUnread: false } });
    // What he has read once is never unread again.
    expect(await read(radu, id, first, { idempotencyKey: 'citit' })).toMatchObject({ thread: { unreadCount: 0 } });
    expect(await messaging.sql("SELECT changes FROM audit_entry WHERE subject_type = 'thread_reading' AND chain_id = $1", [id])).toHaveLength(2);
    expect(await unreadOf(elena, id)).toBe(2);
  });

  it('begins, for who joins an inbox, with what comes from then on, also in older threads', async () => {
    const [old, other] = [await open(), await open()];
    const elena = await officer();
    await reply(ana, old.id);

    expect([await unreadOf(elena, old.id), await unreadOf(elena, other.id), await unreadOf(radu, old.id)]).toEqual([1, 0, 2]);
    expect(await listedAt(elena, 'Institution', ministry)).toMatchObject({ unreadCount: 1, totalCount: 2 });
    expect(await listedAt(radu, 'Institution', ministry)).toMatchObject({ unreadCount: 2, totalCount: 2 });
    expect(await threadsOf(elena, { filter: { isUnread: false } })).toMatchObject({ unreadCount: 0, nodes: [{ id: other.id }] });
  });

  it('is what was handed on, for the people of the competent institution, and for the sender that it was', async () => {
    const agency = await anInstitution(messaging);
    const [dan, paul] = [await officer(agency), aUser()];
    const { id } = await open({ sender: null }, paul);
    await change(messaging, radu, 'redirectThread', { threadId: id, institutionId: agency, reason: 'Este la agenție.' });

    expect(await threadsOf(dan)).toMatchObject({ unreadCount: 1, nodes: [{ unreadCount: 1 }] });
    const own = (await listedAt(paul, 'User', idOf(paul)))!;
    expect([own.unreadCount, own.nodes.map((one) => [one.id === id, one.unreadCount]).sort()]).toEqual([1, [[false, 0], [true, 1]]]);
    expect(await listedAt(radu, 'User', idOf(paul))).toBeNull();
  });

  it('is marked by who takes part in the thread, by one of its messages', async () => {
    const [{ id, messages }, foreign] = [await open(), await open()];
    const [first, elsewhere] = [messages, foreign.messages].map(({ nodes }) => nodes[0]!.id) as [string, string];
    const refusal = async (who: Principal, threadId: string, messageId: string) => (await read(who, threadId, messageId)).userErrors.map(({ code, field }) => [code, ...field]);

    expect(await refusal(aUser(), id, first)).toEqual([['NOT_FOUND', 'threadId']]);
    expect(await refusal(radu, randomUUID(), first)).toEqual([['NOT_FOUND', 'threadId']]);
    expect(await refusal(radu, id, elsewhere)).toEqual([['NOT_FOUND', 'messageId']]);
    expect(await refusal(radu, 'x', 'y')).toEqual([['BAD_USER_INPUT', 'threadId'], ['BAD_USER_INPUT', 'messageId']]);
    expect([await unreadOf(radu, id), await unreadOf(radu, foreign.id)]).toEqual([1, 1]);
  });

  it('is forgotten with the role, unless another one opens the same drawer, and with the person', async () => {
    const [{ id }, paul] = [await open(), aUser()];
    await messaging.sql("INSERT INTO membership (id, user_id, role, institution_id, version, as_of, revoked) VALUES (gen_random_uuid(), $1, 'FOI_OFFICER', $2, 1, now(), false)", [idOf(radu), ministry]);
    const own = await open({ sender: null }, paul);
    await reply(radu, own.id);
    const rows = async (who: Principal) => (await messaging.sql('SELECT 1 FROM thread_unread WHERE user_id = $1', [idOf(who)])).length;
    const heard = async (event: ReturnType<typeof anEvent>) => {
      await messaging.publish(event);
      await messaging.handled(event);
    };
    const ended = async (role: 'FOI_OFFICER' | 'TRANSPARENCY_OFFICER') => {
      const [held] = (await messaging.sql<{ id: string }>('SELECT id FROM membership WHERE user_id = $1 AND role = $2', [idOf(radu), role])) as [{ id: string }];
      await heard(anEvent(membershipRevoked, held.id, { ...membershipRevoked.example, membershipId: held.id, userId: idOf(radu), role, institutionId: ministry, organizationId: null }, { aggregateVersion: 2 }));
    };

    expect([await rows(radu), await unreadOf(radu, id), await rows(paul)]).toEqual([2, 1, 1]);
    await ended('TRANSPARENCY_OFFICER');
    expect(await rows(radu)).toBe(2);
    await ended('FOI_OFFICER');
    expect(await rows(radu)).toBe(0);
    await heard(anEvent(userErased, idOf(paul), { userId: idOf(paul) }));
    expect(await rows(paul)).toBe(0);
  });
});

describe('what is new in a conversation about an application', () => {
  it('is what the other side wrote or did, and to both what neither did; for those who decide on volunteers alone', async () => {
    const [applicationId, luca, editor] = [randomUUID(), aUser(), await memberOf(messaging, { organizationId: organization }, 'NGO_EDITOR')];
    const [ion, sorin] = [await memberOf(messaging, { organizationId: organization }, 'VOLUNTEER_COORDINATOR'), await memberOf(messaging, { organizationId: organization }, 'VOLUNTEER_COORDINATOR')];
    const { id } = await aConversation(messaging, { organizationId: organization, volunteer: luca, applicationId });
    const moved = async (contract: (typeof applicationEvents)[number], actor?: Principal) => {
      const event = applicationEvent(contract, { applicationId, organizationId: organization, volunteerId: idOf(luca) }, actor);
      await messaging.publish(event, event);
      await messaging.handled(event);
    };
    const unread = async () => Promise.all([luca, ion, sorin].map((who) => unreadOf(who, id)));

    expect(await unread()).toEqual([0, 1, 1]);
    await moved(applicationWaitlisted);
    expect(await unread()).toEqual([1, 2, 2]);
    await moved(applicationAccepted, ion);
    expect(await unread()).toEqual([2, 2, 2]);
    await moved(applicationEngaged, luca);
    expect(await unread()).toEqual([2, 3, 3]);
    const last = (await listedAt(luca, 'User', idOf(luca)))!.nodes[0]!.messages.nodes.at(-1)!.id;
    await reply(ion, id, 'Mulțumim!');
    expect(await unread()).toEqual([3, 3, 3]);
    // What CONECT says is read like everything else, up to it.
    expect(await read(luca, id, last)).toEqual({ thread: { unreadCount: 1, isUnread: true }, userErrors: [] });

    expect(await listedAt(sorin, 'Organization', organization, { filter: { isUnread: true } })).toMatchObject({ totalCount: 1, unreadCount: 1, nodes: [{ id, isUnread: true, unreadCount: 3 }] });
    expect(await listedAt(editor, 'Organization', organization)).toMatchObject({ totalCount: 0, unreadCount: 0, nodes: [] });
    expect(await listedAt(luca, 'Organization', organization)).toBeNull();
    expect(await messaging.sql('SELECT 1 FROM thread_unread WHERE thread_id = $1 AND user_id = ANY ($2)', [id, [idOf(editor)]])).toEqual([]);
  });
});

describe('the threads of somebody', () => {
  it('are those of each inbox that he opens and his own, each once, and nothing to a stranger', async () => {
    const [other, both] = [await anOrganization(messaging), await officer()];
    await messaging.sql("INSERT INTO membership (id, user_id, role, organization_id, version, as_of, revoked) VALUES (gen_random_uuid(), $1, 'NGO_EDITOR', $2, 1, now(), false)", [idOf(both), organization]);
    const [letter, own] = [await open(), await open({ sender: null, recipient: { organizationId: other }, kind: 'GENERAL' }, both)];
    await aConversation(messaging, { organizationId: organization, volunteer: aUser() });

    expect(await threadsOf(both)).toMatchObject({ totalCount: 2, nodes: [{ id: own.id }, { id: letter.id }] });
    // He reads the letter between his two inboxes as its sender, who wrote it.
    expect([await unreadOf(both, letter.id), await unreadOf(radu, letter.id)]).toEqual([0, 1]);
    expect(await threadsOf(aUser())).toMatchObject({ totalCount: 0, unreadCount: 0, nodes: [] });
    expect((await answer(anonymous)).refusal).toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it('page both ways over several inboxes, take as many statements however many there are, and take no cursor but their own', async () => {
    await messaging.sql("INSERT INTO membership (id, user_id, role, institution_id, version, as_of, revoked) VALUES (gen_random_uuid(), $1, 'FOI_OFFICER', $2, 1, now(), false)", [idOf(ana), await anInstitution(messaging)]);
    await open();
    const statements = () => fewestStatements(() => threadsOf(radu, { filter: { isUnread: true, statuses: ['OPEN'] }, search: 'aerul' }), 20);
    await waitFor(async () => (await listOf(messaging, radu)).totalCount === 1, { describe: 'Radu to be told' });
    const ofOne = await statements();
    for (let count = 0; count < 4; count += 1) {
      await setClock(messaging, `2026-03-02T1${count}:00:00Z`);
      await open(count % 2 === 0 ? {} : { sender: null }, ana);
    }
    const all = ids(await threadsOf(ana));
    const first = await threadsOf(ana, { first: 2 });
    const next = await threadsOf(ana, { first: 2, after: first.pageInfo.endCursor });
    const back = await threadsOf(ana, { last: 1, before: next.pageInfo.startCursor });

    expect([...ids(first), ...ids(next)]).toEqual(all.slice(0, 4));
    expect([all.length, first.pageInfo.hasNextPage, ids(back)]).toEqual([5, true, [all[1]]]);
    expect(await statements()).toBe(ofOne);
    const forged = (values: readonly unknown[]) => Buffer.from(JSON.stringify(values)).toString('base64url');
    for (const after of ['x', forged(['messages', '2026-03-02T10:00:00.000Z', all[0]]), forged(['threads', 'ieri', all[0]]), forged(['threads', '2026-03-02T10:00:00.000Z', "' OR 1=1"])])
      expect((await answer(ana, { after })).refusal).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'after' });
    expect((await answer(ana, { first: 101 })).refusal).toMatchObject({ code: 'LIMIT_EXCEEDED', argument: 'first' });
  });
});

describe('a filter', () => {
  it('keeps what it says, of what the viewer sees, and lets the other side learn no assignee', async () => {
    const [foi, consultationId] = [await open({ kind: 'FOI_REQUEST' }), randomUUID()];
    await setClock(messaging, '2026-03-20T10:00:00Z');
    await runJob(messaging, 'flag-overdue-threads');
    const petition = await open({ context: { consultationId } });
    const sent = await change(messaging, radu, 'openThread', { sender: { institutionId: ministry }, recipient: { organizationId: organization }, kind: 'GENERAL', subject: 'Invitație', text: 'Veniți la dezbatere.' });
    await change(messaging, radu, 'assignThread', { threadId: foi.id, assigneeId: idOf(radu) });
    await change(messaging, radu, 'resolveThread', { threadId: petition.id, outcome: 'ANSWERED', text: 'Da.' });
    const kept = async (filter: object, who = radu) => ids((await listedAt(who, who === radu ? 'Institution' : 'Organization', who === radu ? ministry : organization, { filter }))!);

    expect([await kept({ kinds: ['FOI_REQUEST', 'GENERAL'] }), await kept({ statuses: ['RESOLVED'] }), await kept({ isOverdue: true }), await kept({ isOverdue: false, isUnread: true })]).toEqual([[sent.id, foi.id], [petition.id], [foi.id], [petition.id]]);
    expect([await kept({ direction: 'SENT' }), await kept({ direction: 'RECEIVED' }), await kept({ direction: 'RECEIVED' }, ana)]).toEqual([[sent.id], [petition.id, foi.id], [sent.id]]);
    expect([await kept({ assignment: 'ME' }), await kept({ assignment: 'NOBODY' }), await kept({ assigneeId: idOf(radu) }), await kept({ assigneeId: idOf(ana) })]).toEqual([[foi.id], [petition.id], [foi.id], []]);
    expect([await kept({ assigneeId: idOf(radu) }, ana), await kept({ assignment: 'NOBODY' }, ana)]).toEqual([[], [sent.id]]);
    expect([await kept({ registrationNumber: '1/2026' }), await kept({ registrationNumber: '2' }), await kept({ registrationNumber: '1/2025' }), await kept({ contextId: consultationId })]).toEqual([[foi.id], [petition.id], [], [petition.id]]);
    expect([await kept({ openedTo: '2026-03-02' }), await kept({ openedFrom: '2026-03-03', openedTo: '2026-03-20', kinds: ['PETITION'] })]).toEqual([[foi.id], [petition.id]]);
    expect([await kept({ organizationId: organization, statuses: ['OPEN'] }), await kept({ institutionId: ministry }, ana), await kept({ institutionId: randomUUID() }, ana)]).toEqual([[sent.id, foi.id], [sent.id, petition.id, foi.id], []]);
    expect(await threadsOf(radu, { filter: { kinds: ['PETITION'] }, search: 'baciu' })).toMatchObject({ totalCount: 1, unreadCount: 1 });
  });

  it.each([
    ['an id that is none', { filter: { institutionId: 'x' } }, 'filter.institutionId'],
    ['a number that is none', { filter: { registrationNumber: '1/26; DROP' } }, 'filter.registrationNumber'],
    ['a number beyond all', { filter: { registrationNumber: '99999999999/2026' } }, 'filter.registrationNumber'],
    ['days in the wrong order', { filter: { openedFrom: '2026-03-03', openedTo: '2026-03-02' } }, 'filter.openedTo'],
    ['a day before the law', { filter: { openedFrom: '1850-01-01' } }, 'filter.openedFrom'],
    ['two ways to name who takes care', { filter: { assignment: 'ME', assigneeId: randomUUID() } }, 'filter.assigneeId'],
    ['a search that is too long', { search: 'a'.repeat(101) }, 'search'],
    ['a search with NUL', { search: 'a\0b' }, 'search'],
    ['a search without a word', { search: '!!!' }, 'search'],
  ])('is refused with %s, which is named', async (_case, variables, argument) => {
    expect((await answer(radu, variables)).refusal).toMatchObject({ code: 'BAD_USER_INPUT', argument });
  });
});

describe('a search', () => {
  const found = async (who: Principal, search: string) => ids(await threadsOf(who, { search }));

  it('finds words of the subject and of a message, whatever the diacritics and the form, and the beginning of the last one', async () => {
    const { id } = await open({ subject: 'Praful de la stația Țarnița', text: 'Măsurătorile din școală' });
    await reply(radu, id, 'Hotărârea e în lucru');

    for (const search of ['tarnita', 'ţarniţa ŞCOALĂ', 'statia masur', 'masuratori din', 'praf', '  Țarnița,  lucru ']) expect(await found(ana, search)).toEqual([id]);
    for (const search of ['fabrica', 'tarnita fabrica', 'nita', "' | 'x", `@${ministry}`]) expect(await found(ana, search)).toEqual([]);
    expect(await found(radu, 'lucru')).toEqual([id]);
  });

  it('looks at what the viewer sees alone: no note, no inbox of others, and nothing of somebody who is erased', async () => {
    const [paul, planted, said] = [aUser(), `plantat${randomUUID().slice(0, 8)}`, `spus${randomUUID().slice(0, 8)}`];
    const { id } = await open({ sender: null, text: said }, paul);
    await change(messaging, radu, 'addInternalNote', { threadId: id, text: planted });

    expect([await found(paul, said), await found(radu, said), await found(ana, said), await found(await officer(await anInstitution(messaging)), said)]).toEqual([[id], [id], [], []]);
    expect([await found(paul, planted), await found(radu, planted)]).toEqual([[], []]);
    const erased = anEvent(userErased, idOf(paul), { userId: idOf(paul) });
    await messaging.publish(erased);
    await messaging.handled(erased);
    expect(await found(radu, said)).toEqual([]);
    expect(await messaging.sql('SELECT 1 FROM thread_message_search row WHERE row::text LIKE $1', [`%${said}%`])).toEqual([]);
  });

  it('finds what was handed on at the institution that has it now', async () => {
    const agency = await anInstitution(messaging);
    const { id } = await open({ text: 'Despre groapa din deal' });
    await change(messaging, radu, 'redirectThread', { threadId: id, institutionId: agency, reason: 'Este la agenție.' });

    expect(await found(await officer(agency), 'groapa')).toHaveLength(1);
    expect(await found(radu, 'groapa')).toEqual([id]);
    expect(await found(ana, 'groapa')).toHaveLength(2);
  });
});
