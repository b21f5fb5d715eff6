import { randomUUID } from 'node:crypto';
import { anonymous, type Principal } from '@conect/auth';
import { userErased } from '@conect/events';
import { aUser, fewestStatements, waitFor } from '@conect/testing';
import { anInstitution, anOrganization, change, codesOf, eventsOf, memberOf, seenBy, setClock, type SeenRefusal } from './correspondents';
import { aPdf, uploaded } from './attachments';
import { anEvent, idOf, listOf, startMessaging, type TestMessaging } from './messaging';

let messaging: TestMessaging;
let organization: string;
let ana: Principal;
let paul: Principal;
let victor: Principal;

beforeAll(async () => {
  messaging = await startMessaging();
});
beforeEach(async () => {
  await setClock(messaging, '2026-03-02T09:00:00Z');
  [organization, paul] = [await anOrganization(messaging), aUser()];
  [ana, victor] = [await memberOf(messaging, { organizationId: organization }, 'NGO_ADMIN'), await memberOf(messaging, { institutionId: randomUUID() }, 'SGG_ADMIN')];
});
afterAll(() => messaging?.stop());

/** A letter of Paul's to Ana's organization, with changes. */
const open = (changes: object = {}, who: Principal = paul) => change(messaging, who, 'openThread', { recipient: { organizationId: organization }, kind: 'GENERAL', subject: 'Voi', text: 'Hoților!', ...changes });

interface SeenReport {
  readonly id: string;
  readonly thread: { readonly id: string } | null;
  readonly reason: string | null;
  readonly status: string;
  readonly decisionReason: string | null;
  readonly reporter: object;
  readonly reported: object;
  readonly messages: readonly { readonly id: string; readonly text: string | null; readonly author: object | null; readonly attachments: readonly { readonly fileName: string }[] }[];
  readonly viewerCan: { readonly decide: { readonly allowed: boolean; readonly code: string | null } };
}

const reportFields = `id kind reason status statusSince reportedAt decisionReason thread { id subject messages { nodes { text } } internalNotes { nodes { text } } }
  reporter { organization { id } institution { id } user { id } } reported { organization { id } institution { id } user { id } }
  messages { id side text author { id } attachments { fileName downloadUrl } } viewerCan { decide { allowed code } }`;

async function mutate(who: Principal, mutation: 'reportThread' | 'decideThreadReport', input: object) {
  const document = `mutation ($input: ${mutation === 'reportThread' ? 'ReportThreadInput' : 'DecideThreadReportInput'}!) { ${mutation}(input: $input) { report { ${reportFields} } userErrors { code field message } } }`;
  const { data, errors } = await messaging.ask<Record<string, { report: SeenReport | null; userErrors: readonly SeenRefusal[] }>>(who, document, { input });
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  return data[mutation]!;
}

async function accepted(who: Principal, mutation: 'reportThread' | 'decideThreadReport', input: object): Promise<SeenReport> {
  const { report, userErrors } = await mutate(who, mutation, input);
  if (report === null) throw new Error(JSON.stringify(userErrors));
  return report;
}

const codes = async (...asked: Parameters<typeof mutate>): Promise<readonly string[]> => (await mutate(...asked)).userErrors.map(({ code }) => code);

/** The ids of the messages of a thread, the first sent first. */
async function messageIdsOf(threadId: string): Promise<readonly string[]> {
  const found = await messaging.sql<{ id: string }>('SELECT id FROM thread_message WHERE thread_id = $1 ORDER BY sent_at, id', [threadId]);
  return found.map(({ id }) => id);
}

const report = async (who: Principal, threadId: string, changes: object = {}) => accepted(who, 'reportThread', { threadId, messageIds: [(await messageIdsOf(threadId))[0]!], reason: 'Insultă.', ...changes });
const decide = (reportId: string, decision: string, who: Principal = victor) => accepted(who, 'decideThreadReport', { reportId, decision, reason: 'Am citit.' });

async function seen(who: Principal, id: string): Promise<SeenReport | null> {
  const { data, errors } = await messaging.ask<{ threadReport: SeenReport | null }>(who, `query ($id: ID!) { threadReport(id: $id) { ${reportFields} } }`, { id });
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  return data.threadReport;
}

const queue = (who: Principal, variables: object = {}) =>
  messaging.ask<{ threadReports: { totalCount: number; nodes: readonly SeenReport[]; pageInfo: { hasNextPage: boolean; endCursor: string } } | null }>(
    who,
    `query ($statuses: [ThreadReportStatus!], $first: Int, $after: String) { threadReports(statuses: $statuses, first: $first, after: $after) { totalCount nodes { ${reportFields} } pageInfo { hasNextPage endCursor } } }`,
    variables,
  );

describe('a reported thread', () => {
  it('shows SGG the reported messages with what goes with them, and nothing else of it; upheld, the inbox refuses the sender, and whoever reported is told', async () => {
    const { id: threadId } = await open({ attachments: [await uploaded(messaging, paul, aPdf('poza.pdf'))] });
    await change(messaging, ana, 'replyToThread', { threadId, text: 'Secret al nostru.' });
    await change(messaging, ana, 'addInternalNote', { threadId, text: 'Notă internă.' });
    await change(messaging, paul, 'replyToThread', { threadId, text: 'Altceva, cuminte.' });
    const { id } = await report(ana, threadId);

    const shown = (await seen(victor, id))!;
    expect(shown).toMatchObject({ thread: null, status: 'OPEN', reason: 'Insultă.', reporter: { organization: { id: organization } }, reported: { user: { id: idOf(paul) } }, viewerCan: { decide: { allowed: true } } });
    expect(shown.messages).toMatchObject([{ text: 'Hoților!', author: null, attachments: [{ fileName: 'poza.pdf' }] }]);
    for (const words of ['Secret al nostru.', 'Notă internă.', 'Altceva, cuminte.', 'Voi']) expect(JSON.stringify([shown, (await queue(victor)).data])).not.toContain(words);
    expect(await seenBy(messaging, victor, threadId)).toBeNull();
    await waitFor(async () => (await listOf(messaging, victor)).nodes.some(({ title, subject }) => title === 'A thread was reported' && subject === null), { describe: 'SGG to be told' });

    expect(await decide(id, 'UPHELD')).toMatchObject({ status: 'UPHELD', decisionReason: 'Am citit.', viewerCan: { decide: { allowed: false, code: 'INVALID_STATE' } } });
    expect(await codesOf(messaging, paul, 'replyToThread', { threadId, text: 'Iar.' })).toEqual(['SENDER_BLOCKED']);
    expect(await codesOf(messaging, ana, 'replyToThread', { threadId, text: 'La revedere.' })).toEqual([]);
    const [block] = await messaging.sql<{ id: string; blocked_by: string | null }>("SELECT id, blocked_by FROM sender_block WHERE sender_id = $1 AND status = 'ACTIVE'", [idOf(paul)]);
    expect([block!.blocked_by, await eventsOf(messaging, block!.id), await eventsOf(messaging, id)]).toEqual([null, ['SenderBlocked'], ['ThreadReported', 'ThreadReportUpheld']]);
    await waitFor(async () => (await listOf(messaging, ana)).nodes.some(({ title, subject }) => title === 'Your report was upheld' && subject?.id === threadId), { describe: 'Ana to be told' });
    expect(JSON.stringify(await messaging.sql('SELECT changes FROM audit_entry WHERE subject_id = $1', [id]))).not.toMatch(/Insultă|Am citit/);
  });

  it('stays as it is when SGG dismisses the report, with its reason for the side that reported; it can be reported again', async () => {
    const { id: threadId } = await open();
    const { id } = await report(ana, threadId);
    await decide(id, 'DISMISSED');

    expect(await seen(ana, id)).toMatchObject({ status: 'DISMISSED', decisionReason: 'Am citit.', thread: { id: threadId }, viewerCan: { decide: { allowed: false, code: 'FORBIDDEN' } } });
    expect(await codesOf(messaging, paul, 'replyToThread', { threadId, text: 'Iar.' })).toEqual([]);
    await setClock(messaging, '2026-03-02T09:10:00Z');
    expect(await report(ana, threadId)).toMatchObject({ status: 'OPEN' });
  });

  it.each([
    ['an institution still has to take petitions of whom it reported', { kind: 'PETITION' }, []],
    ['and refuses ordinary letters', { kind: 'GENERAL' }, ['SENDER_BLOCKED']],
  ])('%s', async (_name, changes, expected) => {
    const ministry = await anInstitution(messaging);
    const officer = await memberOf(messaging, { institutionId: ministry }, 'FOI_OFFICER');
    const letter = { recipient: { institutionId: ministry }, subject: 'Voi', text: 'Hoților!', ...changes };
    const { id: threadId } = await open(letter);
    await decide((await report(officer, threadId)).id, 'UPHELD');

    expect(await codesOf(messaging, paul, 'openThread', letter)).toEqual(expected);
  });

  it('by a person has nothing to refuse, and one by an inbox that wrote first refuses what the other side would open', async () => {
    const { id: threadId } = await open();
    await change(messaging, ana, 'replyToThread', { threadId, text: 'Ba voi!' });
    await decide((await report(paul, threadId, { messageIds: [(await messageIdsOf(threadId))[1]!] })).id, 'UPHELD');
    const other = await anOrganization(messaging);
    const ion = await memberOf(messaging, { organizationId: other }, 'NGO_ADMIN');
    const asked = await open({ sender: { organizationId: organization }, recipient: { organizationId: other } }, ana);
    await change(messaging, ion, 'replyToThread', { threadId: asked.id, text: 'Hoților!' });
    await decide((await report(ana, asked.id, { messageIds: [(await messageIdsOf(asked.id))[1]!] })).id, 'UPHELD');

    expect(await messaging.sql('SELECT 1 FROM sender_block WHERE inbox_id = $1 AND sender_id = $2', [organization, idOf(paul)])).toEqual([]);
    expect(await codesOf(messaging, ion, 'openThread', { sender: { organizationId: other }, recipient: { organizationId: organization }, kind: 'GENERAL', subject: 'Iar', text: 'Iar.' })).toEqual(['SENDER_BLOCKED']);
    expect(await codesOf(messaging, ion, 'replyToThread', { threadId: asked.id, text: 'Scuze.' })).toEqual([]);
  });
});

describe('who may', () => {
  it('report: a side of the thread, messages of the other, one report at a time', async () => {
    const [{ id: threadId }, { id: elsewhere }] = [await open(), await open()];
    await change(messaging, ana, 'replyToThread', { threadId, text: 'Bună.' });
    const [theirs, own] = await messageIdsOf(threadId);
    const [foreign] = await messageIdsOf(elsewhere);
    const input = (messageIds: readonly unknown[], reason = 'Insultă.') => ({ threadId, messageIds, reason });

    for (const stranger of [aUser(), victor]) expect(await codes(stranger, 'reportThread', input([theirs]))).toEqual(['NOT_FOUND']);
    for (const messageIds of [[], [own], [foreign], [theirs, own], ['x'], [randomUUID()], Array.from({ length: 11 }, () => randomUUID())]) expect(await codes(ana, 'reportThread', input(messageIds))).toEqual(['BAD_USER_INPUT']);
    expect(await codes(ana, 'reportThread', input([theirs], ' '))).toEqual(['BAD_USER_INPUT']);
    expect(await report(ana, threadId, { idempotencyKey: 'o dată' })).toMatchObject(await report(ana, threadId, { idempotencyKey: 'o dată' }));
    expect(await codes(ana, 'reportThread', input([theirs]))).toEqual(['INVALID_STATE']);
    expect(await codes(paul, 'reportThread', input([own]))).toEqual([]);
    const sight = 'query ($id: ID!) { thread(id: $id) { lastReport { id } viewerCan { report { allowed code } } } }';
    expect((await messaging.ask(ana, sight, { id: threadId })).data).toMatchObject({ thread: { lastReport: { id: expect.any(String) }, viewerCan: { report: { allowed: false, code: 'INVALID_STATE' } } } });
    expect((await messaging.ask(paul, sight, { id: elsewhere })).data).toEqual({ thread: { lastReport: null, viewerCan: { report: { allowed: true, code: null } } } });
  });

  it('decide: an administrator of SGG, and nobody about his own', async () => {
    const { id: threadId } = await open();
    const { id: reportId } = await report(ana, threadId);
    const decision = { reportId, decision: 'UPHELD', reason: 'Da.' };
    const both = async (person: Principal, role: string, place: string | null) => messaging.sql('INSERT INTO membership (id, user_id, role, institution_id, organization_id, version, as_of, revoked) VALUES (gen_random_uuid(), $1, $2, $3, $4, 1, now(), false)', [idOf(person), role, place === null ? randomUUID() : null, place]);

    for (const one of [paul, aUser()]) expect([await codes(one, 'decideThreadReport', decision), await seen(one, reportId)]).toEqual([['NOT_FOUND'], null]);
    expect(await codes(ana, 'decideThreadReport', decision)).toEqual(['FORBIDDEN']);
    await both(ana, 'SGG_ADMIN', null);
    await both(paul, 'SGG_ADMIN', null);
    const coordinator = await memberOf(messaging, { institutionId: randomUUID() }, 'SGG_ADMIN');
    await both(coordinator, 'NGO_EDITOR', organization);
    for (const one of [ana, paul, coordinator]) expect(await codes(one, 'decideThreadReport', decision)).toEqual(['OWN_THREAD']);
    expect(await codes(victor, 'decideThreadReport', { ...decision, reason: '' })).toEqual(['BAD_USER_INPUT']);
    const outcomes = await Promise.all([victor, await memberOf(messaging, { institutionId: randomUUID() }, 'SGG_ADMIN')].map((one) => codes(one, 'decideThreadReport', decision)));
    expect(outcomes.toSorted((one, other) => one.length - other.length)).toEqual([[], ['INVALID_STATE']]);
  });

  it('read what is reported: SGG, a page at a time, in as many statements however long it is', async () => {
    for (let minute = 0; minute < 3; minute += 1) {
      await setClock(messaging, `2027-03-02T09:1${minute}:00Z`);
      await report(ana, (await open()).id);
    }
    for (const one of [ana, anonymous]) expect((await queue(one)).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    const first = (await queue(victor, { statuses: ['OPEN'], first: 2 })).data.threadReports!;
    const next = (await queue(victor, { statuses: ['OPEN'], first: 100, after: first.pageInfo.endCursor })).data.threadReports!;
    const all = (await queue(victor, { statuses: ['OPEN'], first: 100 })).data.threadReports!;
    expect([...first.nodes, ...next.nodes].map(({ id }) => id)).toEqual(all.nodes.map(({ id }) => id));
    expect(all.totalCount).toBe(all.nodes.length);
    // The administrators of SGG are told meanwhile, which takes statements too.
    await waitFor(async () => (await listOf(messaging, victor)).nodes.filter(({ title }) => title === 'A thread was reported').length === 3, { describe: 'Victor to be told' });
    const statements = (count: number) => fewestStatements(() => queue(victor, { first: count }), 20);
    await waitFor(async () => (await statements(3)) === (await statements(1)), { describe: 'as many statements for three as for one' });
  });
});

it('says nothing any more once the person is erased in whose thread it is, and nobody who is gone is told', async () => {
  const word = `vorbă-${randomUUID()}`;
  const { id: threadId } = await open({ text: word });
  await change(messaging, ana, 'replyToThread', { threadId, text: 'Bună.' });
  const [ofAna, ofPaul] = [await report(ana, threadId, { reason: word }), await report(paul, threadId, { reason: word, messageIds: [(await messageIdsOf(threadId))[1]!] })];
  const erased = anEvent(userErased, idOf(paul), { userId: idOf(paul) });

  await messaging.publish(erased);
  await messaging.handled(erased);

  expect(await seen(victor, ofAna.id)).toMatchObject({ status: 'DISMISSED', reason: null, decisionReason: null, messages: [{ text: null }] });
  await waitFor(async () => (await listOf(messaging, ana)).nodes.some(({ title }) => title === 'Your report was dismissed'), { describe: 'Ana to be told' });
  expect(await eventsOf(messaging, ofPaul.id)).toEqual(['ThreadReported', 'ThreadReportDismissed']);
  expect((await listOf(messaging, paul)).totalCount).toBe(0);
  for (const table of ['thread_report', 'thread_message_text', 'audit_entry', 'outbox', 'notification']) expect(await messaging.sql(`SELECT 1 FROM ${table} row WHERE row::text LIKE $1`, [`%${word}%`])).toEqual([]);
});
