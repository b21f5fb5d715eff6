import { randomUUID } from 'node:crypto';
import { askGraph, readRows, readZip, runSql, startTestStack, waitFor, type TestStack } from '@conect/testing';
import { listen } from '../fixtures/listener';
import { aHuman, askerWith, read, type Asker, type Human } from '../permissions/people';
import { aMinistryOf, run, setClock } from './ministry';
import { anApproved, operationNamed, signUp, signUpOfficer, wordsOf, type Payload, type Person } from './people';

jest.setTimeout(240_000);

let stack: TestStack;
let victor: Person;
let ana: Person;
let paul: Person;
let elena: Human;
let radu: Human;
let dan: Human;
let organizationId: string;
/** Where Ana writes, and which is competent for water. */
let air: string;
let water: string;

const opened = '2026-03-02T09:00:00+02:00';

beforeAll(async () => {
  stack = await startTestStack();
  const people = await Promise.all([signUpOfficer(stack, 'Victor'), signUp(stack, 'Ana'), signUp(stack, 'Paul')]);
  [victor, ana, paul] = people;
  let carmen: Human;
  [elena, radu, dan, carmen] = (await Promise.all(['Elena', 'Radu', 'Dan', 'Carmen'].map((name) => aHuman(stack, name)))) as [Human, Human, Human, Human];
  organizationId = await anApproved(ana, victor, { legalName: 'Asociația Aer Curat' });
  const sgg = askerWith(stack, victor.token);
  air = await aMinistryOf(sgg, { elena, radu });
  water = await aMinistryOf(sgg, { elena: carmen, radu: dan }, 'Ministerul Apelor');
  await setClock(stack, opened, 'messaging');
  const known = async () => (await Promise.all([inboxOf(ana, { organizationId }), inboxOf(elena, { institutionId: air }), inboxOf(radu, { institutionId: air }), inboxOf(dan, { institutionId: water })])).every((inbox) => inbox !== null);
  await waitFor(known, { describe: 'messaging to know everybody' });
});
afterAll(() => stack?.stop());

interface Thread {
  readonly id: string;
  readonly status: string;
  readonly subject: string;
  readonly registrationNumber: string;
  readonly isOverdue: boolean;
  readonly redirectedTo: { readonly id: string } | null;
  readonly messages: { readonly nodes: readonly { readonly id: string; readonly side: string; readonly purpose: string; readonly text: string }[] };
  readonly internalNotes: { readonly nodes: readonly { readonly text: string }[] } | null;
}

interface Inbox {
  readonly unreadCount: number;
  readonly nodes: readonly { readonly id: string; readonly isUnread: boolean }[];
}

type Somebody = Pick<Asker, 'ask'>;

/** The inbox of one of the two; null to whom it is closed. */
async function inboxOf(who: Somebody, place: { readonly organizationId: string } | { readonly institutionId: string }, variables: object = {}): Promise<Inbox | null> {
  const [type, id] = 'organizationId' in place ? (['organization', place.organizationId] as const) : (['institution', place.institutionId] as const);
  const { data, errors } = await who.ask(operationNamed(`${type}-inbox`), { id, first: 20, ...variables });
  expect(errors).toEqual([]);
  return (data as unknown as Record<string, { inbox: Inbox | null } | null>)[type]?.inbox ?? null;
}

/** A thread as somebody sees it by its id. */
async function seenBy(who: Somebody, id: string): Promise<Thread | null> {
  const { data, errors } = await who.ask(operationNamed('thread-page'), { id, first: 20 });
  expect(errors).toEqual([]);
  return (data as unknown as { thread: Thread | null }).thread;
}

async function accepted(who: Somebody, operation: string, input: object): Promise<Payload> {
  const payload = await run(who, operation, input);
  expect(payload.userErrors).toEqual([]);
  return payload;
}

/** The codes with which something is refused. */
const codesOf = async (who: Somebody, operation: string, input: object): Promise<readonly string[]> => (await run(who, operation, input)).userErrors.map(({ code }) => code);

/** A letter of Ana's association to the ministry of air; answers what the mutation answered. */
const write = async (changes: object = {}) =>
  (await accepted(ana, 'open-thread', { sender: { organizationId }, recipient: { institutionId: air }, kind: 'PETITION', subject: 'Aerul din Baciu', text: 'Ce măsurați și unde?', ...changes }))['thread'] as Thread & { dueAt: string; dueBasis: string };

/** Waits until somebody is told something of a thread, an institution or whatever it leads to. */
async function isTold(who: Pick<Human, 'ask'>, title: string, threadId?: string): Promise<void> {
  const query = '{ notifications(first: 50) { nodes { title subject { ... on Thread { id } } } } }';
  const heard = async () => ((await who.ask(query)).data as unknown as { notifications: { nodes: { title: string; subject: { id?: string } | null }[] } }).notifications.nodes;
  await waitFor(async () => (await heard()).some((notice) => notice.title === title && (threadId === undefined || notice.subject?.id === threadId)), { describe: `somebody to be told "${title}"` });
}

/** Has a job of messaging done now, as the queue does at its time. */
async function runJob(name: string): Promise<void> {
  const { ownerUrl } = stack.databases.messaging;
  await runSql(ownerUrl, 'SELECT graphile_worker.add_job($1, job_key => $1)', [name]);
  await waitFor(async () => (await readRows(ownerUrl, 'SELECT 1 FROM graphile_worker.jobs WHERE key = $1', [name])).length === 0, { describe: `${name} to be done` });
}

const later = (at: string): Promise<void> => setClock(stack, at, 'messaging');

describe('J12: a petition', () => {
  let threadId: string;
  let secret: string;

  it('has a number and 30 days, is unread to each of the inbox alone until he has read it, and is found by its words', async () => {
    const thread = await write();
    threadId = thread.id;
    expect(thread).toMatchObject({ status: 'OPEN', registrationNumber: '1/2026', dueAt: '2026-04-01T21:00:00.000Z', dueBasis: 'OG 27/2002 art.8(1)' });
    await isTold(radu, 'Aveți o scrisoare nouă', threadId);

    const { messages } = (await seenBy(radu, threadId))!;
    expect(await inboxOf(radu, { institutionId: air }, { search: 'masurati', filter: { isUnread: true } })).toMatchObject({ unreadCount: 1, nodes: [{ id: threadId, isUnread: true }] });
    expect(await accepted(radu, 'mark-thread-read', { threadId, messageId: messages.nodes[0]!.id })).toMatchObject({ thread: { unreadCount: 0 } });
    expect([await inboxOf(radu, { institutionId: air }), await inboxOf(elena, { institutionId: air }), await inboxOf(ana, { organizationId })]).toMatchObject([{ unreadCount: 0 }, { unreadCount: 1 }, { unreadCount: 0 }]);
  });

  it('has notes of the institution, of which Ana learns nothing: by the thread, a search, a notice, a mail or while she listens', async () => {
    secret = `notă${randomUUID().slice(0, 8)}`;
    const listening = listen({ url: stack.graphqlUrl, token: ana.token, query: operationNamed('thread-updated') });
    try {
      await waitFor(() => listening.status() === 200, { describe: 'Ana to listen' });
      await accepted(radu, 'add-internal-note', { threadId, text: secret });
      await accepted(radu, 'reply-to-thread', { threadId, text: 'Unde anume?' });
      await waitFor(() => listening.heard.length > 0, { describe: 'Ana to hear of the reply' });
      await isTold(ana, 'Aveți un mesaj nou', threadId);

      const said = [
        await seenBy(ana, threadId),
        await inboxOf(ana, { organizationId }),
        await ana.ask('{ notifications(first: 20) { nodes { title body subject { ... on Thread { id internalNotes { nodes { text } } } } } } }'),
        wordsOf(await stack.mailTo(ana.email, (mail) => wordsOf(mail).includes('v-a scris într-o conversație'))),
        listening.heard,
      ];
      expect(JSON.stringify(said)).not.toContain(secret);
      expect(listening.heard[0]!.data).toMatchObject({ threadUpdated: { id: threadId, status: 'AWAITING_SENDER' } });
    } finally {
      listening.close();
    }
    for (const who of [ana, radu, elena]) expect(await read(who as Asker, 'find-threads', { search: secret, first: 5 })).toMatchObject({ threads: { totalCount: 0, nodes: [] } });
    expect((await seenBy(elena, threadId))!.internalNotes!.nodes.map(({ text }) => text)).toEqual([secret]);
  });

  it('has notes of the institution that are in no export of personal data of hers', async () => {
    await accepted(ana, 'request-data-export', {});
    const newest = async () => (await read<{ me: { dataExports: { state: string; download: { url: string } | null }[] } }>(ana as unknown as Asker, 'data-exports')).me.dataExports[0];
    const ready = await waitFor(async () => ((await newest())?.state === 'READY' ? newest() : null), { describe: 'the export of Ana to be ready', timeoutMillis: 120_000 });
    const answer = await fetch(ready.download!.url, { headers: { authorization: `Bearer ${ana.token}` } });
    const archive = readZip(Buffer.from(await answer.arrayBuffer()));

    expect([...archive.values()].map(String).join('\n')).not.toContain(secret);
    expect(archive.get('messaging/unread-messages.json')!.toString()).toContain(threadId);
  });

  it('is extended once, and overdue the moment that time is over: its representative is told, everybody sees one more, and five days later SGG is told', async () => {
    const overdue = async () => {
      const { data } = await askGraph(stack.graphqlUrl, operationNamed('response-times'), { id: air, from: '2026-03-01', to: '2026-03-31' });
      return (data as unknown as { institution: { responseTimes: { kind: string; overdueCount: number }[] } }).institution.responseTimes.find(({ kind }) => kind === 'PETITION')!.overdueCount;
    };
    expect(await accepted(radu, 'extend-thread', { threadId, reason: 'Cerem datele agenției.' })).toMatchObject({ thread: { dueAt: '2026-04-16T21:00:00.000Z', dueBasis: 'OG 27/2002 art.9' } });
    expect(await codesOf(radu, 'extend-thread', { threadId, reason: 'Încă puțin.' })).toEqual(['INVALID_STATE']);

    await later('2026-04-16T20:00:00Z');
    await runJob('flag-overdue-threads');
    expect([(await seenBy(ana, threadId))!.isOverdue, await overdue()]).toEqual([false, 0]);
    await later('2026-04-16T21:00:00Z');
    await runJob('flag-overdue-threads');
    expect([(await seenBy(ana, threadId))!.isOverdue, await overdue()]).toEqual([true, 1]);
    await isTold(elena, 'O scrisoare nu a primit răspuns în termen', threadId);
    await later('2026-04-21T21:00:00Z');
    await runJob('escalate-threads');
    await isTold(victor, 'O instituție nu răspunde în termen');
    expect(await seenBy(victor, threadId)).toBeNull();
  });

  it('is resolved by an answer, taken up again within 15 days, and closed after them, when a new letter has a number of its own', async () => {
    const answer = { threadId, outcome: 'ANSWERED', text: 'Din luna mai, în curtea școlii.' };
    expect(await accepted(radu, 'resolve-thread', answer)).toMatchObject({ thread: { status: 'RESOLVED' } });
    await isTold(ana, 'Ați primit răspunsul', threadId);
    await later('2026-05-06T20:00:00Z');
    expect(await accepted(ana, 'reply-to-thread', { threadId, text: 'Și la grădiniță?' })).toMatchObject({ thread: { status: 'OPEN' } });
    await accepted(radu, 'resolve-thread', answer);

    await later('2026-05-21T21:00:00Z');
    expect(await codesOf(ana, 'reply-to-thread', { threadId, text: 'Încă ceva.' })).toEqual(['DEADLINE_PASSED']);
    await runJob('close-threads');
    expect((await seenBy(ana, threadId))!.status).toBe('CLOSED');
    expect(await codesOf(ana, 'reply-to-thread', { threadId, text: 'Încă ceva.' })).toEqual(['INVALID_STATE']);
    expect(await write()).toMatchObject({ status: 'OPEN', registrationNumber: '2/2026' });
  });

  it('does not exist for a citizen who has no part in it', async () => {
    expect([await seenBy(paul, threadId), await inboxOf(paul, { institutionId: air }), await inboxOf(paul, { organizationId })]).toEqual([null, null, null]);
    expect(await read(paul as unknown as Asker, 'find-threads', { search: 'baciu', first: 5 })).toMatchObject({ threads: { totalCount: 0 } });
    for (const [operation, input] of [['reply-to-thread', { text: 'Și eu?' }], ['mark-thread-read', { messageId: randomUUID() }], ['extend-thread', { reason: 'Da.' }]] as const)
      expect(await codesOf(paul, operation, { threadId, ...input })).toEqual(['NOT_FOUND']);
  });
});

describe('J12: a letter for another institution', () => {
  it('is redirected within five days: the competent one has all of it, the first one reads on, and Ana is told', async () => {
    await later('2026-06-01T09:00:00+03:00');
    const [{ id: threadId }, late] = [await write({ subject: 'Apa din Baciu' }), await write({ subject: 'Apa din Florești' })];
    const redirection = { threadId, institutionId: water, reason: 'Este de competența celor pentru ape.' };
    await accepted(radu, 'add-internal-note', { threadId, text: 'Au mai întrebat o dată.' });
    await later('2026-06-06T20:59:00Z');
    expect(await accepted(radu, 'redirect-thread', redirection)).toMatchObject({ thread: { status: 'REDIRECTED', redirectedToInstitution: { id: water, name: 'Ministerul Apelor' } } });
    await isTold(ana, 'Scrisoarea a fost trimisă instituției competente', threadId);

    const there = (await seenBy(ana, threadId))!.redirectedTo!.id;
    const seen = (await seenBy(dan, there))!;
    expect(seen).toMatchObject({ status: 'OPEN', registrationNumber: '1/2026', internalNotes: { nodes: [] } });
    expect(seen.messages.nodes.map(({ purpose, text }) => [purpose, text])).toEqual([['OPENING', 'Ce măsurați și unde?'], ['REDIRECTION', redirection.reason]]);
    expect((await seenBy(radu, threadId))!.messages.nodes).toHaveLength(2);
    for (const operation of ['reply-to-thread', 'add-internal-note']) expect(await codesOf(radu, operation, { threadId, text: 'Totuși.' })).toEqual(['INVALID_STATE']);
    expect([await seenBy(radu, there), await seenBy(dan, threadId)]).toEqual([null, null]);
    expect(await accepted(dan, 'resolve-thread', { threadId: there, outcome: 'ANSWERED', text: 'Măsurăm noi.' })).toMatchObject({ thread: { status: 'RESOLVED' } });

    await later('2026-06-06T21:00:00Z');
    expect(await codesOf(radu, 'redirect-thread', { ...redirection, threadId: late.id })).toEqual(['DEADLINE_PASSED']);
  });
});

describe('J12: what is written', () => {
  it('is text to whoever reads it, whatever it looks like', async () => {
    const script = '<script>alert("x")</script><img src=x onerror=alert(1)>';
    const { id } = await write({ subject: script, text: script });

    expect(await seenBy(radu, id)).toMatchObject({ subject: script, messages: { nodes: [{ text: script }] } });
    await isTold(radu, 'Aveți o scrisoare nouă', id);
    expect(wordsOf(await stack.mailTo(radu.email, (mail) => wordsOf(mail).includes('Cineva a scris instituției')))).not.toMatch(/<script|onerror/);
  });

  it('is no more than 30 messages of one person within a minute', async () => {
    const { thread } = await accepted(paul, 'open-thread', { recipient: { institutionId: air }, kind: 'GENERAL', subject: 'Praf', text: 'Mesajul 1' });
    const threadId = (thread as { id: string }).id;
    for (let count = 2; count <= 30; count += 1) await accepted(paul, 'reply-to-thread', { threadId, text: `Mesajul ${count}` });

    expect(await codesOf(paul, 'reply-to-thread', { threadId, text: 'Mesajul 31' })).toEqual(['QUOTA_EXCEEDED']);
    expect(await codesOf(paul, 'open-thread', { recipient: { institutionId: air }, kind: 'GENERAL', subject: 'Praf', text: 'Mesajul 31' })).toEqual(['QUOTA_EXCEEDED']);
    expect(await inboxOf(radu, { institutionId: air }, { search: 'praf mesajul', filter: { kinds: ['GENERAL'] } })).toMatchObject({ nodes: [{ id: threadId, isUnread: true }] });
  });
});

describe('J12: an officer who leaves', () => {
  it('leaves his letters in the inbox, which he opens no more', async () => {
    const { id: threadId } = await write();
    await accepted(elena, 'assign-thread', { threadId, assigneeId: radu.userId });
    const { data } = await radu.ask('{ me { memberships { id } } }');
    const [{ id: membershipId }] = (data as unknown as { me: { memberships: [{ id: string }] } }).me.memberships;
    await accepted(elena, 'revoke-officer-role', { membershipId });
    await waitFor(async () => (await seenBy(radu, threadId)) === null, { describe: 'messaging to hear that Radu left' });

    expect(await inboxOf(elena, { institutionId: air }, { filter: { assignment: 'NOBODY', isUnread: true }, first: 1 })).toMatchObject({ nodes: [{ id: threadId }] });
    expect(await inboxOf(radu, { institutionId: air })).toBeNull();
    expect(await codesOf(radu, 'reply-to-thread', { threadId, text: 'Totuși.' })).toEqual(['NOT_FOUND']);
  });
});
