import { dayOf } from '@conect/legal-clock';
import { dueAtOf } from './terms';
import type { Thread, ThreadEvent, ThreadEventType, ThreadSide, ThreadStatus } from './thread';

/** Who or what moves a thread on: one of its sides, time, the end of a role, the erasure of a person, or what becomes of the application that it is about. */
export type ThreadActor = ThreadSide | 'TIME' | 'MEMBERSHIP' | 'ERASURE' | 'APPLICATION';

/** What walks an edge that no mutation walks. */
export const doings = {
  /** The job that sees that the time for an answer is over. */
  overdue: 'flag-overdue-threads',
  /** The job that tells SGG of what stays unanswered. */
  escalation: 'escalate-threads',
  /** The job that closes what was resolved and not taken up again. */
  closing: 'close-threads',
  /** Identity says that somebody has a role no more. */
  left: 'MembershipRevoked',
  /** Identity says that the person is erased. */
  erased: 'UserErased',
  /** Volunteering says that somebody applied. */
  applied: 'application-begins',
  /** Volunteering says where an application stands now. */
  applicationMoved: 'application-goes-on',
  /** Volunteering says that an application came to its end. */
  applicationEnded: 'application-ends',
} as const;

/** One edge of a thread's life; NONE is what is not there yet. */
export interface ThreadEdge {
  readonly from: ThreadStatus | 'NONE';
  readonly to: ThreadStatus;
  /** The mutation that walks it, or one of {@link doings}. */
  readonly by: string;
  readonly actor: ThreadActor;
  /** What the others are told. */
  readonly event: ThreadEventType;
}

type Walk = readonly [actor: ThreadActor, event: ThreadEventType];

const edge = (from: ThreadEdge['from'], to: ThreadStatus, by: string, [actor, event]: Walk): ThreadEdge => ({ from, to, by, actor, event });

/** In each of these the recipient owes an answer: the law does not stop the clock while he waits for the sender. */
const unansweredStatuses = ['OPEN', 'AWAITING_SENDER'] as const;

/** A thread goes on in these. */
export const liveStatuses = [...unansweredStatuses, 'RESOLVED'] as const;

/** An edge from both of {@link unansweredStatuses} to where they stand. */
const staying = (by: string, walk: Walk): readonly ThreadEdge[] => unansweredStatuses.map((status) => edge(status, status, by, walk));

/** Every edge of a thread's life (domain 2.10); what is not here is refused with INVALID_STATE. */
export const threadLifecycle: readonly ThreadEdge[] = [
  edge('NONE', 'OPEN', 'openThread', ['SENDER', 'ThreadOpened']),
  edge('NONE', 'OPEN', 'recordThread', ['RECIPIENT', 'ThreadOpened']),
  // The same letters begin anew at the competent institution, under a number and a term of its own.
  edge('NONE', 'OPEN', 'redirectThread', ['RECIPIENT', 'ThreadOpened']),
  // One conversation per application, from the first that is heard of it; what becomes of the application is said in it.
  edge('NONE', 'OPEN', doings.applied, ['APPLICATION', 'ConversationOpened']),
  ...liveStatuses.map((status) => edge(status, status, doings.applicationMoved, ['APPLICATION', 'ConversationNoted'])),
  ...liveStatuses.map((from) => edge(from, 'RESOLVED', doings.applicationEnded, ['APPLICATION', 'ConversationEnded'])),
  edge('OPEN', 'OPEN', 'replyToThread', ['SENDER', 'MessageSent']),
  edge('AWAITING_SENDER', 'OPEN', 'replyToThread', ['SENDER', 'MessageSent']),
  edge('RESOLVED', 'OPEN', 'replyToThread', ['SENDER', 'ThreadReopened']),
  edge('OPEN', 'AWAITING_SENDER', 'replyToThread', ['RECIPIENT', 'MessageSent']),
  edge('AWAITING_SENDER', 'AWAITING_SENDER', 'replyToThread', ['RECIPIENT', 'MessageSent']),
  edge('OPEN', 'RESOLVED', 'resolveThread', ['RECIPIENT', 'ThreadResolved']),
  edge('AWAITING_SENDER', 'RESOLVED', 'resolveThread', ['RECIPIENT', 'ThreadResolved']),
  edge('RESOLVED', 'OPEN', 'reopenThread', ['RECIPIENT', 'ThreadReopened']),
  ...staying('extendThread', ['RECIPIENT', 'ThreadExtended']),
  edge('OPEN', 'REDIRECTED', 'redirectThread', ['RECIPIENT', 'ThreadRedirected']),
  ...staying('assignThread', ['RECIPIENT', 'ThreadAssigned']),
  ...staying(doings.overdue, ['TIME', 'ThreadOverdue']),
  ...staying(doings.escalation, ['TIME', 'ThreadEscalated']),
  edge('RESOLVED', 'CLOSED', doings.closing, ['TIME', 'ThreadClosed']),
  // Who leaves leaves his threads in the inbox; also an answered one, which may be taken up again.
  ...liveStatuses.map((status) => edge(status, status, doings.left, ['MEMBERSHIP', 'ThreadAssigned'])),
  ...liveStatuses.map((from) => edge(from, 'CLOSED', doings.erased, ['ERASURE', 'ThreadClosed'])),
];

/** The states in which somebody can do something: those in which one of its edges begins. */
export const statesFor = (by: string, actor: ThreadActor): readonly ThreadStatus[] =>
  threadLifecycle.flatMap((candidate) => (candidate.by === by && candidate.actor === actor && candidate.from !== 'NONE' ? [candidate.from] : []));

/** What a thread says when it is made. */
export type NewThread = Pick<
  Thread,
  'id' | 'kind' | 'subject' | 'senderKind' | 'senderId' | 'senderName' | 'recipientKind' | 'recipientId' | 'channel' | 'contextType' | 'contextId' | 'termFrom' | 'redirectedFromId'
>;

const sideOfActor = (actor: ThreadActor): ThreadSide | null => (actor === 'SENDER' || actor === 'RECIPIENT' ? actor : null);

/** A thread begins; its number is given last, when everything else is settled. */
export function begin(said: NewThread, by: 'openThread' | 'recordThread' | 'redirectThread' | typeof doings.applied, now: Date): ThreadEvent {
  const { actor, to, event } = threadLifecycle.find((candidate) => candidate.from === 'NONE' && candidate.by === by)!;
  const thread: Thread = {
    ...said,
    ...{ version: 1, status: to, statusSince: now, registrationNumber: null, registrationYear: null, dueAt: dueAtOf(said), extendedAt: null, overdueSince: null, escalatedAt: null },
    ...{ outcome: null, assigneeId: null, redirectedToId: null, openedAt: now, contextEndedAt: null },
  };
  return { type: event, thread, by: sideOfActor(actor) };
}

/** What changes beside the state when a thread moves on. */
type ThreadChanges = Partial<Pick<Thread, 'dueAt' | 'extendedAt' | 'overdueSince' | 'escalatedAt' | 'outcome' | 'assigneeId' | 'redirectedToId' | 'contextEndedAt'>>;

/** How a thread moves on. */
export interface Move {
  /** The mutation, or one of {@link doings}. */
  readonly by: string;
  readonly actor: ThreadActor;
  readonly changes?: ThreadChanges;
}

/** Moves a thread along its edge; that there is one was asked before. */
export function move(before: Thread, { by, actor, changes = {} }: Move, now: Date): ThreadEvent {
  const found = threadLifecycle.find((candidate) => candidate.from === before.status && candidate.by === by && candidate.actor === actor);
  if (found === undefined) throw new Error(`Expected an edge from ${before.status} by ${by} of ${actor}`);
  const { to, event } = found;
  const statusSince = to === before.status ? before.statusSince : now;
  return { type: event, thread: { ...before, ...whenReopened(before, found, now), ...changes, version: before.version + 1, status: to, statusSince }, by: sideOfActor(actor) };
}

/** What the sender takes up again is owed an answer anew, in a term of its own; an answer that the recipient takes back was due all the time. */
function whenReopened({ kind }: Thread, { event, actor }: ThreadEdge, now: Date): Partial<Thread> {
  if (event !== 'ThreadReopened') return {};
  if (actor !== 'SENDER') return { outcome: null };
  const termFrom = dayOf(now);
  return { outcome: null, termFrom, dueAt: dueAtOf({ kind, termFrom }), extendedAt: null, overdueSince: null, escalatedAt: null };
}
