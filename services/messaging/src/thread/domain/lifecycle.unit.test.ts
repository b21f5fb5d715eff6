import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { messagingEvents } from '@conect/events';
import { anonymousViewer, type Role, type Viewer } from '@conect/kernel';
import { enumValuesIn } from '@conect/testing';
import { publishedThread } from '../events/published';
import { isKindBetween } from './correspondents';
import { begin, doings, move, statesFor, threadLifecycle, type NewThread } from './lifecycle';
import { refusalsOfOutcome, refusalsOfThread, threadActions, type ThreadAction } from './permissions';
import { basisOf, dueAtOf, extendedDueAtOf } from './terms';
import type { Thread, ThreadKind, ThreadStatus } from './thread';

const schema = join(__dirname, '../../../schema');
/** Every mutation of threads but the note, which is no edge and of which nobody is told. */
const mutations = [...readFileSync(join(schema, 'thread-mutations.graphql'), 'utf8').matchAll(/^ {4}input: (\w+)Input!$/gm)]
  .map(([, name]) => `${name![0]!.toLowerCase()}${name!.slice(1)}`)
  .filter((name) => name !== 'addInternalNote');
const sdl = readFileSync(join(schema, 'thread.graphql'), 'utf8');
const statuses = enumValuesIn(sdl, 'ThreadStatus') as readonly ThreadStatus[];

const [ministry, otherMinistry, organization, paul] = ['a1', 'a2', 'b1', 'c1'].map((end) => `0193a5d2-7f00-7cc1-9d55-3f6a0c1be0${end}`) as [string, string, string, string];
const [then, later] = [new Date('2026-03-02T08:00:00Z'), new Date('2026-03-06T08:00:00Z')];
const said: NewThread = {
  ...{ id: '0193a5d2-7f00-7cc1-9d55-3f6a0c1bf0f1', kind: 'PETITION', subject: 'Aerul din Baciu', senderKind: 'ORGANIZATION', senderId: organization, senderName: null },
  ...{ recipientKind: 'INSTITUTION', recipientId: ministry, channel: 'CONECT', contextType: null, contextId: null, termFrom: '2026-03-02', redirectedFromId: null },
};
const { thread: opened } = begin(said, 'openThread', then);
const at = (status: ThreadStatus, changes: Partial<Thread> = {}): Thread => ({ ...opened, version: 3, status, ...changes });
const edges = threadLifecycle.map((edge) => [`${edge.from} -> ${edge.to} by ${edge.by} of ${edge.actor}`, edge] as const);

describe('every edge of a thread', () => {
  it.each(edges)('%s has a mutation or a doing, leads where it says, and tells the others as its contract says', (_name, { from, to, by, actor, event }) => {
    expect([...mutations, ...Object.values(doings)]).toContain(by);
    const walked = from === 'NONE' ? begin(said, by as 'openThread', later) : move(at(from), { by, actor }, later);

    expect(walked).toMatchObject({ type: event, by: ['SENDER', 'RECIPIENT'].includes(actor) ? actor : null, thread: { status: to, version: from === 'NONE' ? 1 : 4, statusSince: from === to ? then : later } });
    const { contract, data } = publishedThread(walked);
    expect([contract.name, contract.data.parse(data)]).toEqual([event, data]);
    expect(messagingEvents.map(({ name }) => name)).toContain(event);
  });

  it('stands once, no mutation, state and event is left over, and what somebody does leads from a state to one other', () => {
    expect(new Set(edges.map(([name]) => name)).size).toBe(edges.length);
    expect([...new Set(threadLifecycle.map(({ by }) => by))].sort()).toEqual([...mutations, ...Object.values(doings)].sort());
    expect(statuses.filter((status) => !threadLifecycle.some(({ to }) => to === status))).toEqual([]);
    expect(statuses.filter((status) => !threadLifecycle.some(({ from }) => from === status)).sort()).toEqual(['CLOSED', 'REDIRECTED']);
    const told = messagingEvents.filter(({ aggregate }) => aggregate === 'thread').map(({ name }) => name);
    expect([...new Set(threadLifecycle.map(({ event }) => event))].sort()).toEqual([...told].sort());
    const walked = threadLifecycle.filter(({ from }) => from !== 'NONE').map(({ from, by, actor }) => `${from} ${by} ${actor}`);
    expect(new Set(walked).size).toBe(walked.length);
  });

  it('is the only way: another one is a fault', () => {
    const ways = statuses.flatMap((status) => Object.values(threadActions).flatMap((by) => (['SENDER', 'RECIPIENT'] as const).map((actor) => ({ status, by, actor }))));
    const closed = ways.filter(({ status, by, actor }) => !statesFor(by, actor).includes(status));

    for (const { status, by, actor } of closed) expect(() => move(at(status), { by, actor }, later)).toThrow('Expected an edge');
    expect(closed.length).toBeGreaterThan(ways.length / 2);
  });
});

const inInstitution = (role: Role, institutionId = ministry): Viewer => ({ userId: 'radu', roles: [{ role, institutionId, organizationId: null }] });
const inOrganization = (role: Role, organizationId = organization): Viewer => ({ userId: 'ana', roles: [{ role, institutionId: null, organizationId }] });
const [officer, speaker] = [inInstitution('TRANSPARENCY_OFFICER'), inOrganization('NGO_ADMIN')];
const codes = (action: ThreadAction, viewer: Viewer, thread: Thread, now = later) => refusalsOfThread(action, viewer, { thread, now, isRefused: false }).map(({ code }) => code);

describe('every pair of a state and an action', () => {
  const pairs = (Object.keys(threadActions) as ThreadAction[]).flatMap((action) => statuses.map((status) => [action, status] as const));

  it.each(pairs)('%s of one that is %s is allowed to its side if there is such an edge, and INVALID_STATE otherwise; for strangers there is nothing', (action, status) => {
    for (const [side, viewer] of [['SENDER', speaker], ['RECIPIENT', officer]] as const) {
      const states = action === 'addInternalNote' ? ['OPEN', 'AWAITING_SENDER', 'RESOLVED'] : statesFor(threadActions[action], side);
      const expected = states.length === 0 ? ['FORBIDDEN'] : states.includes(status) ? [] : ['INVALID_STATE'];
      expect(codes(action, viewer, at(status))).toEqual(expected);
    }
    expect(codes(action, anonymousViewer, at(status))).toEqual(['UNAUTHENTICATED']);
    for (const stranger of [inInstitution('FUNDING_OFFICER'), inInstitution('TRANSPARENCY_OFFICER', otherMinistry), inOrganization('VOLUNTEER_COORDINATOR'), inOrganization('NGO_ADMIN', 'other'), inInstitution('SGG_ADMIN', 'sgg')])
      expect(codes(action, stranger, at(status))).toEqual(['NOT_FOUND']);
  });
});

describe('a thread about an application', () => {
  it('is of those who decide on volunteers, and of no editor', () => {
    const about = at('OPEN', { senderKind: 'PERSON', senderId: paul, recipientKind: 'ORGANIZATION', recipientId: organization, contextType: 'Application', contextId: paul });

    expect([codes('reply', inOrganization('VOLUNTEER_COORDINATOR'), about), codes('reply', inOrganization('NGO_EDITOR'), about), codes('reply', { userId: paul, roles: [] }, about)]).toEqual([[], ['NOT_FOUND'], []]);
    expect(codes('addInternalNote', { userId: paul, roles: [] }, about)).toEqual(['FORBIDDEN']);
  });
});

describe('the time for an answer', () => {
  const due = (kind: ThreadKind) => [dueAtOf({ kind, termFrom: '2026-03-02' }), extendedDueAtOf({ kind, termFrom: '2026-03-02' })].map((instant) => instant?.toISOString() ?? null);

  it('is 30 days for a petition, 45 when extended, and 10 and 30 for information; nothing else has one', () => {
    // Through 1 April and 16 April, in summer time.
    expect(due('PETITION')).toEqual(['2026-04-01T21:00:00.000Z', '2026-04-16T21:00:00.000Z']);
    // Through 12 March, in winter time, and 1 April.
    expect(due('FOI_REQUEST')).toEqual(['2026-03-12T22:00:00.000Z', '2026-04-01T21:00:00.000Z']);
    for (const kind of ['GENERAL', 'PARTNERSHIP_PROPOSAL', 'CONSULTATION_FOLLOWUP'] as const) expect(due(kind)).toEqual([null, null]);
    expect([basisOf(opened), basisOf({ ...opened, extendedAt: later }), basisOf({ kind: 'GENERAL', extendedAt: null })]).toEqual(['OG 27/2002 art.8(1)', 'OG 27/2002 art.9', null]);
  });

  it('is extended once, and while it lasts', () => {
    const extended = at('OPEN', { extendedAt: then });
    const instants = ['2026-04-01T20:59:59Z', '2026-04-01T21:00:00Z'].map((text) => codes('extend', officer, at('OPEN'), new Date(text)));

    expect(instants).toEqual([[], ['DEADLINE_PASSED']]);
    expect([codes('extend', officer, extended), codes('extend', officer, at('OPEN', { kind: 'GENERAL' }))]).toEqual([['INVALID_STATE'], ['NO_LEGAL_TERM']]);
  });

  it('begins anew when the sender goes on after an answer, and not when the recipient takes it back', () => {
    const resolved = at('RESOLVED', { outcome: 'ANSWERED', overdueSince: then, extendedAt: then });

    expect(move(resolved, { by: 'replyToThread', actor: 'SENDER' }, later).thread).toMatchObject({ termFrom: '2026-03-06', dueAt: new Date('2026-04-05T21:00:00Z'), overdueSince: null, extendedAt: null, outcome: null });
    expect(move(resolved, { by: 'reopenThread', actor: 'RECIPIENT' }, later).thread).toMatchObject({ termFrom: '2026-03-02', dueAt: opened.dueAt, overdueSince: then, outcome: null });
  });
});

describe('what has a time of its own', () => {
  it.each([
    ['a petition is redirected within 5 days', 'redirect', officer, 'OPEN', '2026-03-07T21:59:59Z', '2026-03-07T22:00:00Z'],
    ['an answer is taken up by the sender within 15 days', 'reply', speaker, 'RESOLVED', '2026-03-17T21:59:59Z', '2026-03-17T22:00:00Z'],
    ['an answer is taken back within 15 days', 'reopen', officer, 'RESOLVED', '2026-03-17T21:59:59Z', '2026-03-17T22:00:00Z'],
  ] as const)('%s', (_name, action, viewer, status, last, over) => {
    expect([last, over].map((text) => codes(action, viewer, at(status), new Date(text)))).toEqual([[], ['DEADLINE_PASSED']]);
  });

  it('a request for information is refused within 5 days, a petition at any time', () => {
    const refused = (kind: ThreadKind, text: string) => refusalsOfOutcome('REFUSED', { thread: at('OPEN', { kind }), now: new Date(text) }).map(({ code }) => code);

    expect([refused('FOI_REQUEST', '2026-03-07T21:59:59Z'), refused('FOI_REQUEST', '2026-03-07T22:00:00Z'), refused('PETITION', '2026-03-30T08:00:00Z')]).toEqual([[], ['DEADLINE_PASSED'], []]);
    expect(refusalsOfOutcome('ANSWERED', { thread: at('OPEN', { kind: 'FOI_REQUEST' }), now: new Date('2027-01-01T08:00:00Z') })).toEqual([]);
  });

  it('whose letters the recipient refuses adds none to his thread; the recipient itself still may', () => {
    const refused = (viewer: Viewer) => refusalsOfThread('reply', viewer, { thread: at('OPEN', { kind: 'GENERAL' }), now: later, isRefused: true }).map(({ code }) => code);

    expect([refused(speaker), refused(officer)]).toEqual([['SENDER_BLOCKED'], []]);
  });

  it('an ordinary letter is redirected at any time, and none that an organization received', () => {
    expect([codes('redirect', officer, at('OPEN', { kind: 'GENERAL' }), new Date('2027-01-01T08:00:00Z')), codes('redirect', inOrganization('NGO_ADMIN', 'b2'), at('OPEN', { recipientKind: 'ORGANIZATION', recipientId: 'b2' }))]).toEqual([[], ['FORBIDDEN']]);
  });
});

it.each([
  ['PETITION', 'PERSON', 'INSTITUTION', null, true],
  ['PETITION', 'ORGANIZATION', 'ORGANIZATION', null, false],
  ['FOI_REQUEST', 'INSTITUTION', 'INSTITUTION', null, false],
  ['PARTNERSHIP_PROPOSAL', 'INSTITUTION', 'ORGANIZATION', null, true],
  ['PARTNERSHIP_PROPOSAL', 'PERSON', 'ORGANIZATION', null, false],
  ['CONSULTATION_FOLLOWUP', 'PERSON', 'INSTITUTION', 'Consultation', true],
  ['CONSULTATION_FOLLOWUP', 'PERSON', 'INSTITUTION', 'Organization', false],
  ['CONSULTATION_FOLLOWUP', 'ORGANIZATION', 'ORGANIZATION', 'Consultation', false],
  ['GENERAL', 'PERSON', 'ORGANIZATION', 'Application', true],
] as const)('%s from %s to %s about %s: %s', (kind, senderKind, recipientKind, contextType, expected) => {
  expect(isKindBetween({ kind, senderKind, recipientKind, contextType })).toBe(expected);
});
