import { randomUUID } from 'node:crypto';
import { anonymous, type Principal } from '@conect/auth';
import { applicationAccepted, applicationRejected, membershipRevoked, userErased } from '@conect/events';
import { aUser } from '@conect/testing';
import { doings, statesFor, threadLifecycle, type ThreadEdge } from '../src/thread/domain/lifecycle';
import { threadActions } from '../src/thread/domain/permissions';
import type { ThreadSide, ThreadStatus } from '../src/thread/domain/thread';
import { aConversation, anInstitution, anOrganization, applicationEvent, change, codesOf, eventsOf, memberOf, runJob, seenBy, setClock } from './correspondents';
import { anEvent, idOf, startMessaging, type TestMessaging } from './messaging';

let messaging: TestMessaging;
let ministry: string;
let agency: string;
/** Writes in his own name, a new one for each thread. */
let paul: Principal;
/** Answers, a new one for each thread: nobody writes more than 30 messages a minute. */
let radu: Principal;

beforeAll(async () => {
  messaging = await startMessaging();
  agency = await anInstitution(messaging);
});
beforeEach(async () => {
  await setClock(messaging, '2026-03-02T09:00:00Z');
  ministry = await anInstitution(messaging);
  await newPeople();
});
afterAll(() => messaging?.stop());

async function newPeople(): Promise<void> {
  [paul, radu] = [aUser(), await memberOf(messaging, { institutionId: ministry }, 'TRANSPARENCY_OFFICER')];
}

const letter = (changes: object = {}) => ({ recipient: { institutionId: ministry }, kind: 'PETITION', subject: 'Aerul din Baciu', text: 'Ce măsurați și unde?', ...changes });
const open = (changes: object = {}) => change(messaging, paul, 'openThread', letter(changes));

/** What each mutation is sent beside the thread. */
const inputs: Readonly<Record<string, object>> = {
  replyToThread: { text: 'Încă ceva.' },
  resolveThread: { outcome: 'ANSWERED', text: 'În curtea școlii.' },
  reopenThread: { reason: 'Am greșit adresa.' },
  extendThread: { reason: 'Cerem datele agenției.' },
  assignThread: {},
};
const inputOf = (by: string, threadId: string) => ({ threadId, ...(by === 'redirectThread' ? { institutionId: agency, reason: 'Este la agenție.' } : inputs[by]) });
const act = (who: Principal, by: string, threadId: string) => change(messaging, who, by, inputOf(by, threadId));
const on = (side: string): Principal => (side === 'SENDER' ? paul : radu);

async function heard(event: ReturnType<typeof anEvent>): Promise<void> {
  await messaging.publish(event);
  await messaging.handled(event);
}

async function leaves(who: Principal): Promise<void> {
  const [{ id }] = (await messaging.sql<{ id: string }>('SELECT id FROM membership WHERE user_id = $1', [idOf(who)])) as [{ id: string }];
  await heard(anEvent(membershipRevoked, id, { ...membershipRevoked.example, membershipId: id, userId: idOf(who), role: 'FOI_OFFICER', institutionId: ministry, organizationId: null }, { aggregateVersion: 2 }));
}

/** What time, the end of a role and an erasure do to the thread of Paul's of which `keeper` takes care. */
const happenings = {
  [doings.overdue]: () => afterwards('2026-04-01T21:00:00Z', doings.overdue),
  [doings.escalation]: () => afterwards('2026-04-01T21:00:00Z', doings.overdue).then(() => afterwards('2026-04-06T21:00:00Z', doings.escalation)),
  [doings.closing]: () => afterwards('2026-03-17T22:00:00Z', doings.closing),
  [doings.left]: (keeper: Principal) => leaves(keeper),
  [doings.erased]: () => heard(anEvent(userErased, idOf(paul), { userId: idOf(paul) })),
} as const;

async function afterwards(at: string, job: string): Promise<void> {
  await setClock(messaging, at);
  await runJob(messaging, job);
}

/** By what an officer brings a thread that is open where it shall stand. */
const ways: Readonly<Record<ThreadStatus, readonly string[]>> = { OPEN: [], AWAITING_SENDER: ['replyToThread'], RESOLVED: ['resolveThread'], CLOSED: ['resolveThread'], REDIRECTED: ['redirectThread'] };

/** A thread that stands so, of which somebody takes care. */
async function standing(status: ThreadStatus): Promise<{ readonly id: string; readonly keeper: Principal }> {
  const [{ id }, keeper] = [await open(), await memberOf(messaging, { institutionId: ministry }, 'FOI_OFFICER')];
  await change(messaging, radu, 'assignThread', { threadId: id, assigneeId: idOf(keeper) });
  for (const by of ways[status]) await act(radu, by, id);
  if (status === 'CLOSED') {
    await afterwards('2026-03-17T22:00:00Z', doings.closing);
    await setClock(messaging, '2026-03-02T09:00:00Z');
  }
  expect((await seenBy(messaging, radu, id))!.status).toBe(status);
  return { id, keeper };
}

const isHappening = (by: string): by is keyof typeof happenings => by in happenings;

/** Begins a thread as an edge says; answers its id. */
async function begun({ by }: ThreadEdge): Promise<string> {
  if (by === 'openThread') return (await open()).id;
  if (by === 'recordThread') return (await change(messaging, radu, by, { institutionId: ministry, kind: 'PETITION', senderName: 'Maria Pop', channel: 'POST', receivedOn: '2026-03-02', subject: 'Praf', text: 'Pe strada mea.' })).id;
  await act(radu, by, (await open()).id);
  const [{ id }] = (await messaging.sql<{ id: string }>('SELECT id FROM thread WHERE recipient_id = $1 ORDER BY opened_at DESC, id DESC LIMIT 1', [agency])) as [{ id: string }];
  return id;
}

describe('every edge of a thread, asked of the running service', () => {
  const edges = threadLifecycle.map((edge) => [edge.from, edge.by, edge.actor, edge.to, edge.event, edge] as const);

  it.each(edges.filter(([, , actor]) => actor === 'APPLICATION'))('from %s by %s of %s leads to %s, which %s tells once', async (from, by, _actor, to, event) => {
    const [organizationId, applicationId] = [await anOrganization(messaging), randomUUID()];
    const coordinator = await memberOf(messaging, { organizationId }, 'VOLUNTEER_COORDINATOR');
    const { id } = await aConversation(messaging, { organizationId, volunteer: paul, applicationId });
    let before: readonly string[] = [];
    if (from !== 'NONE') {
      for (const way of ways[from]) await act(coordinator, way, id);
      before = await eventsOf(messaging, id);
      await heard(applicationEvent(by === doings.applicationEnded ? applicationRejected : applicationAccepted, { applicationId, organizationId, volunteerId: idOf(paul) }));
    }

    expect((await seenBy(messaging, paul, id))!.status).toBe(to);
    expect((await eventsOf(messaging, id)).slice(before.length)).toEqual([event]);
  });

  it.each(edges.filter(([, , actor]) => actor !== 'APPLICATION'))('from %s by %s of %s leads to %s, which %s tells once', async (from, by, actor, to, event, edge) => {
    if (from === 'NONE') {
      const id = await begun(edge);
      expect([await eventsOf(messaging, id), await messaging.sql('SELECT status FROM thread WHERE id = $1', [id])]).toEqual([[event], [{ status: to }]]);
      return;
    }
    const { id, keeper } = await standing(from);
    const before = await eventsOf(messaging, id);
    await (isHappening(by) ? happenings[by](keeper) : act(on(actor), by, id));
    const told = (await eventsOf(messaging, id)).slice(before.length);

    expect((await seenBy(messaging, radu, id))!.status).toBe(to);
    expect(told).toEqual(by === doings.escalation ? ['ThreadOverdue', event] : [event]);
  });
});

describe('what is no edge', () => {
  const statuses = ['OPEN', 'AWAITING_SENDER', 'RESOLVED', 'CLOSED', 'REDIRECTED'] as const;
  const mutations = Object.values(threadActions).filter((by) => by !== 'addInternalNote');

  it.each(statuses)('is refused to a thread that is %s, by its code, and nobody is told', async (status) => {
    const { id } = await standing(status);
    const before = await eventsOf(messaging, id);
    for (const by of mutations) {
      for (const side of ['SENDER', 'RECIPIENT'] as const satisfies readonly ThreadSide[]) {
        const states = statesFor(by, side);
        if (states.includes(status)) continue;
        expect([by, side, await codesOf(messaging, on(side), by, inputOf(by, id))]).toEqual([by, side, [states.length === 0 ? 'FORBIDDEN' : 'INVALID_STATE']]);
      }
      expect([by, await codesOf(messaging, await memberOf(messaging, { institutionId: agency }, 'FOI_OFFICER'), by, inputOf(by, id))]).toEqual([by, ['NOT_FOUND']]);
    }
    expect(await eventsOf(messaging, id)).toEqual(before);
  });

  it.each(['RESOLVED', 'CLOSED', 'REDIRECTED'] as const)('does not happen to one that is %s by itself', async (status) => {
    const { id, keeper } = await standing(status);
    const before = await eventsOf(messaging, id);
    // What was answered on its last day is not late the day after.
    if (status === 'RESOLVED') await messaging.sql("UPDATE thread SET status_since = '2026-04-01T20:00:00Z' WHERE id = $1", [id]);
    await happenings[doings.escalation]();
    await runJob(messaging, doings.closing);
    if (status !== 'RESOLVED') for (const by of [doings.left, doings.erased] as const) await happenings[by](keeper);

    expect(await eventsOf(messaging, id)).toEqual(before);
  });
});

interface Times {
  readonly kind: string;
  readonly receivedCount: number;
  readonly overdueCount: number;
}

describe('the response times of an institution', () => {
  const query = 'query ($of: [_Any!]!, $from: Date!, $to: Date!) { _entities(representations: $of) { ... on Institution { responseTimes(from: $from, to: $to) { kind receivedCount answeredCount answeredInTimeCount overdueCount extendedCount redirectedCount medianDays ninetiethPercentileDays shareInTime } } } }';
  const ask = (from: string, to: string, who: Principal = anonymous) => messaging.ask<{ _entities: [{ responseTimes: Times[] }] }>(who, query, { of: [{ __typename: 'Institution', id: ministry }], from, to });
  const timesOf = async (kind: string, from = '2026-03-01', to = '2026-03-31') => (await ask(from, to)).data._entities[0].responseTimes.find((one) => one.kind === kind);
  /** Answers a letter at half past midnight of a day in Romania, which is the day before elsewhere. */
  async function answered(threadId: string, day: string, time = '00:30'): Promise<void> {
    await setClock(messaging, `${day}T${time}:00+02:00`);
    await change(messaging, radu, 'resolveThread', { threadId, outcome: 'ANSWERED', text: 'Da.' });
  }

  it('are counted as by hand, and shown to everybody', async () => {
    const letters = [];
    for (let count = 0; count < 8; count += 1) letters.push((await open({ kind: 'FOI_REQUEST' })).id);
    const [a, b, c, d, e, f, gone, silent] = letters as [string, string, string, string, string, string, string, string];
    await change(messaging, radu, 'redirectThread', { threadId: gone, institutionId: agency, reason: 'Este la agenție.' });
    await change(messaging, radu, 'extendThread', { threadId: e, reason: 'Cerem datele agenției.' });
    // After 0, 2, 4, 9, 15 and 20 days; the fifth took 30 days instead of 10.
    await answered(a, '2026-03-02', '23:30');
    for (const [id, day] of [[b, '04'], [c, '06'], [d, '11'], [e, '17'], [f, '22']] as const) await answered(id, `2026-03-${day}`);

    expect(await timesOf('FOI_REQUEST')).toEqual({
      ...{ kind: 'FOI_REQUEST', receivedCount: 8, answeredCount: 6, answeredInTimeCount: 5, overdueCount: 1, extendedCount: 1, redirectedCount: 1 },
      // Half way between 4 and 9; the ninth tenth of the way from the first to the sixth lies half way between 15 and 20. Six answered and one overdue are the whole.
      ...{ medianDays: 6.5, ninetiethPercentileDays: 17.5, shareInTime: 5 / 7 },
    });
    // The sender goes on: the first answer stands. The institution takes its answer back: it was none.
    await change(messaging, paul, 'replyToThread', { threadId: f, text: 'Și la grădiniță?' });
    await change(messaging, radu, 'reopenThread', { threadId: e, reason: 'Am greșit.' });
    expect(await timesOf('FOI_REQUEST')).toMatchObject({ answeredCount: 5, answeredInTimeCount: 4, overdueCount: 1, medianDays: 4, shareInTime: 4 / 6 });
    await answered(e, '2026-03-23');
    expect(await timesOf('FOI_REQUEST')).toMatchObject({ answeredCount: 6, answeredInTimeCount: 5, medianDays: 6.5, ninetiethPercentileDays: 20.5 });
    await answered(silent, '2026-03-24');
    expect(await timesOf('FOI_REQUEST')).toMatchObject({ answeredCount: 7, overdueCount: 0 });
  });

  it('say how many are overdue the moment the time is over, and nothing of fewer than five but counts', async () => {
    const { id } = await open();
    await setClock(messaging, '2026-04-01T20:59:59Z');
    expect(await timesOf('PETITION')).toMatchObject({ receivedCount: 1, overdueCount: 0 });
    await setClock(messaging, '2026-04-01T21:00:00Z');
    expect(await timesOf('PETITION')).toMatchObject({ receivedCount: 1, overdueCount: 1, shareInTime: null });
    await answered(id, '2026-04-02');

    expect(await timesOf('PETITION')).toMatchObject({ answeredCount: 1, answeredInTimeCount: 0, overdueCount: 0, medianDays: null, ninetiethPercentileDays: null, shareInTime: null });
    expect(await timesOf('PETITION', '2026-03-03')).toMatchObject({ receivedCount: 0 });
    expect(await timesOf('GENERAL')).toMatchObject({ receivedCount: 0, medianDays: null });
  });

  it('are asked of a year at most, and of days in their order', async () => {
    for (const [from, to] of [['2026-03-02', '2026-03-01'], ['2025-01-01', '2026-01-03']] as const) expect((await ask(from, to)).errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'to' });
    expect((await ask('1900-01-01', '2026-01-01')).errors?.[0]?.extensions).toMatchObject({ argument: 'from' });
  });
});
