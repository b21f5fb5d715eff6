import { randomUUID } from 'node:crypto';
import { anonymous, type Principal } from '@conect/auth';
import { institutionCreated, organizationApproved, organizationDeregistered, userErased, type OutgoingEvent } from '@conect/events';
import { aUser, fewestStatements, waitFor } from '@conect/testing';
import { Pool } from 'pg';
import { aConversation, anInstitution, anOrganization, change, codesOf, eventsOf, memberOf, runJob, seenBy, send, setClock, threadFields } from './correspondents';
import { anEvent, idOf, listOf, startMessaging, type TestMessaging } from './messaging';

let messaging: TestMessaging;
let ministry: string;
let otherMinistry: string;
let organization: string;
let ana: Principal;
let radu: Principal;

beforeAll(async () => {
  messaging = await startMessaging();
});
beforeEach(async () => {
  await setClock(messaging, '2026-03-02T09:00:00Z');
  [ministry, otherMinistry, organization] = [await anInstitution(messaging), await anInstitution(messaging), await anOrganization(messaging)];
  [ana, radu] = [await memberOf(messaging, { organizationId: organization }, 'NGO_ADMIN'), await memberOf(messaging, { institutionId: ministry }, 'TRANSPARENCY_OFFICER')];
});
afterAll(() => messaging?.stop());

/** A letter of Ana's organization to the ministry, with changes. */
const aLetter = (changes: object = {}) => ({
  ...{ sender: { organizationId: organization }, recipient: { institutionId: ministry }, kind: 'PETITION' },
  ...{ subject: 'Aerul din Baciu', text: 'Ce măsurați și unde?', ...changes },
});
const open = (changes: object = {}, who: Principal = ana) => change(messaging, who, 'openThread', aLetter(changes));

/** The ids of an inbox, as somebody sees it; null where he sees none. */
async function inboxOf(who: Principal, place: { readonly organizationId: string } | { readonly institutionId: string }, variables: object = {}) {
  const [type, id] = 'organizationId' in place ? ['Organization', place.organizationId] : ['Institution', place.institutionId];
  const query = `query ($representations: [_Any!]!, $statuses: [ThreadStatus!], $first: Int, $after: String, $last: Int, $before: String) { _entities(representations: $representations) {
    ... on ${type} { inbox(statuses: $statuses, first: $first, after: $after, last: $last, before: $before) { totalCount nodes { ${threadFields} } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } } } }`;
  const { data, errors } = await messaging.ask<{ _entities: [{ inbox: Inbox | null }] }>(who, query, { representations: [{ __typename: type, id }], ...variables });
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  return data._entities[0].inbox;
}

interface Inbox {
  readonly totalCount: number;
  readonly nodes: readonly { readonly id: string; readonly registrationNumber: string | null }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly hasPreviousPage: boolean; readonly startCursor: string; readonly endCursor: string };
}

describe('a petition (J12)', () => {
  it('has a number and a time, is answered, taken up again within 15 days, and closed after them', async () => {
    const thread = await open();
    expect(thread).toMatchObject({ kind: 'PETITION', status: 'OPEN', registrationNumber: '1/2026', dueAt: '2026-04-01T21:00:00.000Z', dueBasis: 'OG 27/2002 art.8(1)', isOverdue: false });
    expect(thread.viewerCan).toMatchObject({ reply: { allowed: true }, resolve: { allowed: false, code: 'FORBIDDEN' } });

    expect(await change(messaging, radu, 'replyToThread', { threadId: thread.id, text: 'Unde anume?' })).toMatchObject({ status: 'AWAITING_SENDER' });
    expect(await change(messaging, ana, 'replyToThread', { threadId: thread.id, text: 'La școală.' })).toMatchObject({ status: 'OPEN' });
    expect(await change(messaging, radu, 'resolveThread', { threadId: thread.id, outcome: 'ANSWERED', text: 'Din luna mai, în curtea școlii.' })).toMatchObject({ status: 'RESOLVED', outcome: 'ANSWERED' });

    await setClock(messaging, '2026-03-17T20:00:00Z');
    expect(await change(messaging, ana, 'replyToThread', { threadId: thread.id, text: 'Și la grădiniță?' })).toMatchObject({ status: 'OPEN', outcome: null, dueAt: '2026-04-16T21:00:00.000Z' });
    await change(messaging, radu, 'resolveThread', { threadId: thread.id, outcome: 'REFUSED', text: 'Nu avem aparate.' });
    await setClock(messaging, '2026-04-01T20:59:00Z');
    await runJob(messaging, 'close-threads');
    expect((await seenBy(messaging, ana, thread.id))!.status).toBe('RESOLVED');
    await setClock(messaging, '2026-04-01T21:00:00Z');
    expect(await codesOf(messaging, ana, 'replyToThread', { threadId: thread.id, text: 'Încă ceva.' })).toEqual(['DEADLINE_PASSED']);
    await runJob(messaging, 'close-threads');

    const closed = (await seenBy(messaging, ana, thread.id))!;
    expect(closed).toMatchObject({ status: 'CLOSED', messages: { totalCount: 6 }, viewerCan: { reply: { allowed: false, code: 'INVALID_STATE' } } });
    expect(closed.messages.nodes.map(({ side, purpose }) => `${side} ${purpose}`)).toEqual(['SENDER OPENING', 'RECIPIENT REPLY', 'SENDER REPLY', 'RECIPIENT RESOLUTION', 'SENDER REPLY', 'RECIPIENT RESOLUTION']);
    // Ana's organization knows who of it wrote, and not who of the ministry did.
    expect(closed.messages.nodes.map(({ author }) => author?.id ?? null)).toEqual([idOf(ana), null, idOf(ana), null, idOf(ana), null]);
    expect(await codesOf(messaging, ana, 'replyToThread', { threadId: thread.id, text: 'Încă ceva.' })).toEqual(['INVALID_STATE']);
    expect(await eventsOf(messaging, thread.id)).toEqual(['ThreadOpened', 'MessageSent', 'MessageSent', 'ThreadResolved', 'ThreadReopened', 'ThreadResolved', 'ThreadClosed']);
  });

  it('is extended once, becomes overdue when the time is over, and goes on to SGG after five days', async () => {
    const { id: threadId } = await open();
    expect(await change(messaging, radu, 'extendThread', { threadId, reason: 'Cerem datele agenției.' })).toMatchObject({ dueAt: '2026-04-16T21:00:00.000Z', dueBasis: 'OG 27/2002 art.9' });
    expect(await codesOf(messaging, radu, 'extendThread', { threadId, reason: 'Încă puțin.' })).toEqual(['INVALID_STATE']);

    await setClock(messaging, '2026-04-16T20:59:00Z');
    await runJob(messaging, 'flag-overdue-threads');
    expect((await seenBy(messaging, ana, threadId))!.isOverdue).toBe(false);
    await setClock(messaging, '2026-04-16T21:00:00Z');
    for (let time = 0; time < 2; time += 1) for (const job of ['flag-overdue-threads', 'escalate-threads']) await runJob(messaging, job);
    expect((await seenBy(messaging, ana, threadId))!.isOverdue).toBe(true);
    expect(await eventsOf(messaging, threadId)).toEqual(['ThreadOpened', 'ThreadExtended', 'ThreadOverdue']);
    await setClock(messaging, '2026-04-21T21:00:00Z');
    for (let time = 0; time < 2; time += 1) await runJob(messaging, 'escalate-threads');
    expect(await eventsOf(messaging, threadId)).toEqual(['ThreadOpened', 'ThreadExtended', 'ThreadOverdue', 'ThreadEscalated']);
    // It is answered all the same.
    expect(await change(messaging, radu, 'resolveThread', { threadId, outcome: 'ANSWERED', text: 'Iată datele.' })).toMatchObject({ status: 'RESOLVED', isOverdue: true });
  });

  it('is redirected within five days: the competent institution has all of it under a number and a time of its own, the first one reads on, and the sender sees both', async () => {
    const elena = await memberOf(messaging, { institutionId: otherMinistry }, 'INSTITUTION_REPRESENTATIVE');
    const { id: threadId } = await open();
    const redirection = { threadId, institutionId: otherMinistry, reason: 'Este de competența agenției.' };
    await change(messaging, radu, 'addInternalNote', { threadId, text: 'Au mai întrebat o dată.' });
    await setClock(messaging, '2026-03-07T21:59:00Z');

    expect(await change(messaging, radu, 'redirectThread', redirection)).toMatchObject({ status: 'REDIRECTED', redirectedTo: null, redirectedToInstitution: { id: otherMinistry } });
    const sent = (await seenBy(messaging, ana, threadId))!;
    const there = (await seenBy(messaging, elena, sent.redirectedTo!.id))!;

    expect(there).toMatchObject({ status: 'OPEN', registrationNumber: '1/2026', dueAt: '2026-04-06T21:00:00.000Z', sender: { organization: { id: organization } }, internalNotes: { totalCount: 0 } });
    expect(there.messages.nodes.map(({ purpose, text }) => [purpose, text])).toEqual([['OPENING', 'Ce măsurați și unde?'], ['REDIRECTION', redirection.reason]]);
    expect(there.messages.nodes.map(({ author }) => author)).toEqual([null, null]);
    expect(await change(messaging, elena, 'resolveThread', { threadId: there.id, outcome: 'ANSWERED', text: 'Măsurăm noi.' })).toMatchObject({ status: 'RESOLVED' });
    expect((await seenBy(messaging, ana, there.id))!.messages.totalCount).toBe(3);
    expect([await seenBy(messaging, radu, there.id), await seenBy(messaging, elena, threadId)]).toEqual([null, null]);
    for (const mutation of ['replyToThread', 'addInternalNote']) expect(await codesOf(messaging, radu, mutation, { threadId, text: 'Totuși.' })).toEqual(['INVALID_STATE']);
    expect([await eventsOf(messaging, threadId), await eventsOf(messaging, there.id)]).toEqual([['ThreadOpened', 'ThreadRedirected'], ['ThreadOpened', 'ThreadResolved']]);
  });

  it('is not redirected later, nor to who has it or sent it, nor to nobody', async () => {
    const { id: threadId } = await open();
    const to = (institutionId: string) => codesOf(messaging, radu, 'redirectThread', { threadId, institutionId, reason: 'Nu este la noi.' });

    expect([await to(ministry), await to(randomUUID()), await to('x')]).toEqual([['BAD_USER_INPUT'], ['NOT_FOUND'], ['BAD_USER_INPUT']]);
    await setClock(messaging, '2026-03-07T22:00:00Z');
    expect(await to(otherMinistry)).toEqual(['DEADLINE_PASSED']);
  });
});

describe('an internal note', () => {
  it('is in no answer that the other side gets, and in no event', async () => {
    const secret = `sub-${randomUUID()}`;
    const { id: threadId } = await open();
    const noted = await change(messaging, radu, 'addInternalNote', { threadId, text: secret });
    const own = await change(messaging, ana, 'addInternalNote', { threadId, text: 'A noastră.' });

    expect([noted.internalNotes, own.internalNotes]).toMatchObject([{ totalCount: 1, nodes: [{ text: secret, author: { id: idOf(radu) } }] }, { totalCount: 1, nodes: [{ text: 'A noastră.', author: { id: idOf(ana) } }] }]);
    await change(messaging, radu, 'resolveThread', { threadId, outcome: 'ANSWERED', text: 'Da.' });
    const entity = `query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Thread { ${threadFields} } } }`;
    const answers = [
      await seenBy(messaging, ana, threadId),
      await inboxOf(ana, { organizationId: organization }),
      await inboxOf(ana, { institutionId: ministry }),
      await messaging.ask(ana, entity, { representations: [{ __typename: 'Thread', id: threadId }] }),
      await send(messaging, ana, 'replyToThread', { threadId, text: 'Mulțumim.' }),
      await messaging.sql('SELECT value, headers FROM outbox WHERE key = $1', [threadId]),
      await messaging.sql('SELECT changes FROM audit_entry WHERE chain_id = $1', [threadId]),
    ];
    expect(JSON.stringify(answers)).not.toContain(secret);
    expect(JSON.stringify(answers[3])).toContain(threadId);
    expect(JSON.stringify(await seenBy(messaging, radu, threadId))).toContain(secret);
  });
});

describe('who may', () => {
  it('know of a thread: its sender and the people of the inbox, and nobody else', async () => {
    const paul = aUser();
    const { id: threadId } = await open({ sender: null, kind: 'FOI_REQUEST' }, paul);
    const strangers = [aUser(), ana, anonymous, ...(await Promise.all(['FUNDING_OFFICER'].map((role) => memberOf(messaging, { institutionId: ministry }, role)))), await memberOf(messaging, { institutionId: otherMinistry }, 'FOI_OFFICER'), await memberOf(messaging, { institutionId: randomUUID() }, 'SGG_ADMIN')];

    for (const one of strangers) expect(await seenBy(messaging, one, threadId)).toBeNull();
    for (const one of strangers.filter((who) => who !== anonymous)) expect(await codesOf(messaging, one, 'replyToThread', { threadId, text: 'Eu?' })).toEqual(['NOT_FOUND']);
    expect(await seenBy(messaging, paul, threadId)).toMatchObject({ sender: { user: { id: idOf(paul) } }, internalNotes: null });
    expect(await codesOf(messaging, paul, 'addInternalNote', { threadId, text: 'Eu?' })).toEqual(['FORBIDDEN']);
  });

  it('write in their own name: whoever says how he is called, when the law has it answered', async () => {
    const [paul, letter] = [aUser(), { recipient: { institutionId: ministry }, subject: 'Praf', text: 'Ce măsurați?' }];

    for (const kind of ['PETITION', 'FOI_REQUEST']) expect(await send(messaging, paul, 'openThread', { ...letter, kind, senderName: null })).toMatchObject({ thread: null, userErrors: [{ code: 'BAD_USER_INPUT', field: ['senderName'] }] });
    const named = await change(messaging, paul, 'openThread', { ...letter, kind: 'PETITION', senderName: 'Paul Ionescu' });
    const unnamed = await change(messaging, paul, 'openThread', { ...letter, kind: 'GENERAL', senderName: null });
    expect([(await seenBy(messaging, radu, named.id))!.sender, (await seenBy(messaging, radu, unnamed.id))!.sender]).toMatchObject([{ name: 'Paul Ionescu' }, { name: null }]);
  });

  it('write in the name of an inbox: those who speak for it', async () => {
    const coordinator = await memberOf(messaging, { organizationId: organization }, 'VOLUNTEER_COORDINATOR');
    for (const one of [aUser(), radu, coordinator]) expect(await codesOf(messaging, one, 'openThread', aLetter())).toEqual(['FORBIDDEN']);
    expect(await open({ kind: 'PARTNERSHIP_PROPOSAL', sender: { institutionId: ministry }, recipient: { organizationId: organization } }, radu)).toMatchObject({ registrationNumber: '1/2026', dueAt: null });
  });

  it('open a drawer: letters are of who speaks for the organization, those about an application of who decides on volunteers', async () => {
    const [editor, coordinator] = [await memberOf(messaging, { organizationId: organization }, 'NGO_EDITOR'), await memberOf(messaging, { organizationId: organization }, 'VOLUNTEER_COORDINATOR')];
    const luca = aUser();
    const about = await aConversation(messaging, { organizationId: organization, volunteer: luca });
    const letter = await open();
    const seen = async (who: Principal) => (await inboxOf(who, { organizationId: organization }))?.nodes.map(({ id }) => id) ?? null;

    expect([await seen(ana), await seen(editor), await seen(coordinator), await seen(luca), await seen(radu)]).toEqual([[letter.id, about.id], [letter.id], [about.id], null, null]);
    expect(about).toMatchObject({ registrationNumber: null, context: { __typename: 'Application' } });
    const { data } = await messaging.ask<{ _entities: { threads: { nodes: { id: string }[] } | null }[] }>(luca, 'query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on User { threads { nodes { id } } } } }', { representations: [luca, ana].map((who) => ({ __typename: 'User', id: idOf(who) })) });
    expect(data._entities).toEqual([{ threads: { nodes: [{ id: about.id }] } }, { threads: null }]);
  });

  it('take care of a thread: somebody of the inbox, which the sender is not told', async () => {
    const foi = await memberOf(messaging, { institutionId: ministry }, 'FOI_OFFICER');
    const { id: threadId } = await open();

    expect(await codesOf(messaging, radu, 'assignThread', { threadId, assigneeId: idOf(ana) })).toEqual(['BAD_USER_INPUT']);
    expect(await change(messaging, radu, 'assignThread', { threadId, assigneeId: idOf(foi) })).toMatchObject({ assignee: { id: idOf(foi) } });
    expect((await seenBy(messaging, ana, threadId))!.assignee).toBeNull();
    expect(await change(messaging, foi, 'assignThread', { threadId, assigneeId: null })).toMatchObject({ assignee: null });
    expect(await codesOf(messaging, ana, 'assignThread', { threadId })).toEqual(['FORBIDDEN']);
  });
});

describe('what is written', () => {
  it.each([
    ['a subject with a line break', { subject: 'Aer\r\nBcc: toti@example.org' }, ['subject']],
    ['a subject with a control character', { subject: 'Aer\u0007' }, ['subject']],
    ['an empty subject', { subject: ' ' }, ['subject']],
    ['a subject that is too long', { subject: 'a'.repeat(201) }, ['subject']],
    ['a text that is too long', { text: 'a'.repeat(20_001) }, ['text']],
    ['a text with NUL', { text: 'a\0b' }, ['text']],
    ['no recipient', { recipient: {} }, ['recipient']],
    ['two contexts', { context: { consultationId: randomUUID(), organizationId: randomUUID() } }, ['context']],
    ['a recipient that is no id', { recipient: { institutionId: 'x' } }, ['recipient', 'institutionId']],
    ['a name beside an inbox', { senderName: 'Ana' }, ['senderName']],
    ['a follow-up of no consultation', { kind: 'CONSULTATION_FOLLOWUP' }, ['kind']],
  ])('is refused with %s', async (_case, changes, field) => {
    expect(await send(messaging, ana, 'openThread', aLetter(changes))).toMatchObject({ thread: null, userErrors: [{ code: 'BAD_USER_INPUT', field }] });
  });

  it('goes neither to itself, nor to what does not exist or has ended, nor to what messaging never heard of', async () => {
    const ended = await anOrganization(messaging, 'DEREGISTERED');
    const to = (recipient: object) => codesOf(messaging, ana, 'openThread', aLetter({ kind: 'GENERAL', recipient }));

    expect([await to({ organizationId: organization }), await to({ organizationId: ended }), await to({ organizationId: randomUUID() }), await to({ institutionId: randomUUID() })]).toEqual([['BAD_USER_INPUT'], ['NOT_FOUND'], ['NOT_FOUND'], ['NOT_FOUND']]);
  });

  it('goes to whom messaging has heard of, and no more once that has ended', async () => {
    const [institutionId, organizationId] = [randomUUID(), randomUUID()];
    const approved = anEvent(organizationApproved, organizationId, { ...organizationApproved.example, organizationId, applicantId: idOf(ana) });
    const created = anEvent(institutionCreated, institutionId, { ...institutionCreated.example, institutionId });
    const ended = anEvent(organizationDeregistered, organizationId, { ...organizationDeregistered.example, organizationId }, { aggregateVersion: 2 });
    const to = (recipient: object) => codesOf(messaging, ana, 'openThread', aLetter({ kind: 'GENERAL', recipient }));
    const heard = async (...events: readonly OutgoingEvent[]) => {
      await messaging.publish(...events);
      for (const event of events) await messaging.handled(event);
    };

    await heard(created, approved);
    expect([await to({ institutionId }), await to({ organizationId })]).toEqual([[], []]);
    // Of the same event the applicant is told.
    expect((await listOf(messaging, ana)).nodes.map(({ title }) => title)).toContain('Your organization was registered');
    await heard(ended);
    expect(await to({ organizationId })).toEqual(['NOT_FOUND']);
  });

  it('is text, whatever it looks like', async () => {
    const script = '<script>alert("x")</script> <b>da</b> & {{7*7}}';
    const thread = await open({ subject: script, text: script });

    expect([thread.subject, thread.messages.nodes[0]!.text]).toEqual([script, script]);
  });

  it('never changes, for the process itself either; a number is never given back', async () => {
    const { id: threadId } = await open();
    const process = new Pool({ connectionString: messaging.databaseUrl, max: 1 });
    const refused = (statement: string) => expect(process.query(statement, [threadId])).rejects.toThrow(/permission denied|does not change/);
    try {
      await refused("UPDATE thread_message SET purpose = 'REPLY' WHERE thread_id = $1");
      await refused('DELETE FROM thread_message WHERE thread_id = $1');
      await refused("UPDATE thread_message_text SET text = 'Altceva' WHERE message_id IN (SELECT id FROM thread_message WHERE thread_id = $1)");
      await refused("UPDATE thread_note SET text = 'Altceva' WHERE thread_id = $1");
      await refused('UPDATE thread_counter SET last_number = last_number - 1 WHERE institution_id <> $1');
    } finally {
      await process.end();
    }
  });

  it('is at most 30 messages of one person within a minute', async () => {
    const { id: threadId } = await open();
    for (let count = 1; count < 30; count += 1) await change(messaging, ana, 'replyToThread', { threadId, text: `Mesajul ${count}` });

    expect(await codesOf(messaging, ana, 'replyToThread', { threadId, text: 'Al 31-lea' })).toEqual(['QUOTA_EXCEEDED']);
    expect(await codesOf(messaging, ana, 'openThread', aLetter())).toEqual(['QUOTA_EXCEEDED']);
    expect(await codesOf(messaging, radu, 'replyToThread', { threadId, text: 'Am citit.' })).toEqual([]);
    await setClock(messaging, '2026-03-02T09:05:00Z');
    expect(await codesOf(messaging, ana, 'replyToThread', { threadId, text: 'Al 31-lea' })).toEqual([]);
  });

  it('is written once under one key, with one event', async () => {
    const input = { ...aLetter(), idempotencyKey: 'o scrisoare' };
    const [first, replay] = [await change(messaging, ana, 'openThread', input), await change(messaging, ana, 'openThread', input)];

    expect(replay).toEqual(first);
    expect(await eventsOf(messaging, first.id)).toEqual(['ThreadOpened']);
  });
});

describe('the register of an institution', () => {
  it('has no gaps and gives no number twice, whoever writes at once and is refused', async () => {
    const letters = await Promise.all(Array.from({ length: 8 }, async (_none, index) => (index % 4 === 3 ? send(messaging, radu, 'openThread', aLetter()) : send(messaging, aUser(), 'openThread', aLetter({ sender: null })))));
    const numbers = letters.flatMap(({ thread }) => (thread === null ? [] : [thread.registrationNumber]));

    expect([...numbers].sort()).toEqual(['1/2026', '2/2026', '3/2026', '4/2026', '5/2026', '6/2026']);
    await setClock(messaging, '2026-12-31T22:00:00Z');
    expect(await open()).toMatchObject({ registrationNumber: '1/2027' });
  });

  it('has letters on paper too, whose time runs from the day they came', async () => {
    const letter = { institutionId: ministry, kind: 'FOI_REQUEST', senderName: 'Maria Pop', channel: 'POST', receivedOn: '2026-02-27', subject: 'Autorizații', text: 'Câte autorizații ați dat?' };
    await open();

    const recorded = await change(messaging, radu, 'recordThread', letter);
    expect(recorded).toMatchObject({ channel: 'POST', registrationNumber: '2/2026', dueAt: '2026-03-09T22:00:00.000Z', sender: { name: 'Maria Pop', user: null }, status: 'OPEN' });
    expect(await change(messaging, radu, 'resolveThread', { threadId: recorded.id, outcome: 'REFUSED', text: 'Sunt publice deja.' })).toMatchObject({ status: 'RESOLVED', outcome: 'REFUSED' });
    expect([await codesOf(messaging, ana, 'recordThread', letter), await codesOf(messaging, radu, 'recordThread', { ...letter, receivedOn: '2026-03-03' }), await codesOf(messaging, radu, 'recordThread', { ...letter, senderName: 'Maria\nPop' })]).toEqual([['FORBIDDEN'], ['BAD_USER_INPUT'], ['BAD_USER_INPUT']]);
  });
});

describe('an inbox', () => {
  it('pages both ways, keeps to states, and takes as many statements however long it is', async () => {
    const first = await open();
    const statements = () => fewestStatements(() => inboxOf(radu, { institutionId: ministry }), 20);
    // Radu is told of the letter meanwhile, which takes statements too.
    await waitFor(async () => (await listOf(messaging, radu)).totalCount === 1, { describe: 'Radu to be told' });
    const ofOne = await statements();
    for (let count = 0; count < 4; count += 1) {
      await setClock(messaging, `2026-03-02T1${count}:00:00Z`);
      await open();
    }
    await change(messaging, radu, 'resolveThread', { threadId: first.id, outcome: 'ANSWERED', text: 'Da.' });

    const all = (await inboxOf(radu, { institutionId: ministry }))!;
    const page = (await inboxOf(radu, { institutionId: ministry }, { first: 2 }))!;
    const next = (await inboxOf(radu, { institutionId: ministry }, { first: 3, after: page.pageInfo.endCursor }))!;
    const back = (await inboxOf(radu, { institutionId: ministry }, { last: 2, before: next.pageInfo.startCursor }))!;

    expect(all.nodes.map(({ registrationNumber }) => registrationNumber)).toEqual(['5/2026', '4/2026', '3/2026', '2/2026', '1/2026']);
    expect([...page.nodes, ...next.nodes]).toEqual(all.nodes);
    expect(back.nodes).toEqual(page.nodes);
    expect([page.pageInfo.hasNextPage, next.pageInfo.hasNextPage, all.totalCount]).toEqual([true, false, 5]);
    expect((await inboxOf(radu, { institutionId: ministry }, { statuses: ['RESOLVED'] }))!).toMatchObject({ totalCount: 1, nodes: [{ id: first.id }] });
    expect(await statements()).toBe(ofOne);
  });
});

describe('somebody who is erased', () => {
  it('leaves the number and the days of his letters, and nothing that was said in them; what he wrote for others stays theirs', async () => {
    const [paul, word] = [aUser(), `cuvânt-${randomUUID()}`];
    const { id: threadId } = await open({ sender: null, subject: word, text: word }, paul);
    await change(messaging, radu, 'addInternalNote', { threadId, text: word });
    await change(messaging, radu, 'replyToThread', { threadId, text: word });
    const ofOrganization = await open();
    const events = [paul, ana].map((who) => anEvent(userErased, idOf(who), { userId: idOf(who) }));

    await messaging.publish(...events);
    for (const event of events) await messaging.handled(event);

    expect(await seenBy(messaging, radu, threadId)).toMatchObject({ status: 'CLOSED', subject: null, registrationNumber: '1/2026', messages: { totalCount: 2, nodes: [{ text: null }, { text: null }] }, internalNotes: { totalCount: 0 } });
    expect(await seenBy(messaging, radu, ofOrganization.id)).toMatchObject({ status: 'OPEN', subject: 'Aerul din Baciu', messages: { nodes: [{ text: 'Ce măsurați și unde?' }] } });
    for (const table of ['thread', 'thread_message_text', 'thread_note', 'audit_entry', 'outbox']) expect(await messaging.sql(`SELECT 1 FROM ${table} row WHERE row::text LIKE $1`, [`%${word}%`])).toEqual([]);
    expect(await eventsOf(messaging, threadId)).toEqual(['ThreadOpened', 'MessageSent', 'ThreadClosed']);
  });
});
