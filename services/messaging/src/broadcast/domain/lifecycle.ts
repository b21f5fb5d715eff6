import type { Broadcast, BroadcastEvent, BroadcastEventType, BroadcastStatus } from './broadcast';

/** Who or what moves a broadcast on: the people of the institution, or the job that delivers it. */
type BroadcastActor = 'INSTITUTION' | 'JOB';

/** The job that delivers broadcasts; it also ends what is delivered. */
export const delivering = 'deliver-broadcasts';

/** One edge of a broadcast's life; NONE is what is not there yet. */
export interface BroadcastEdge {
  readonly from: BroadcastStatus | 'NONE';
  readonly to: BroadcastStatus;
  /** The mutation that walks it, or {@link delivering}. */
  readonly by: 'sendBroadcast' | 'cancelBroadcast' | typeof delivering;
  readonly actor: BroadcastActor;
  /** What the others are told. */
  readonly event: BroadcastEventType;
}

/** Every edge of a broadcast's life; what is not here is refused with INVALID_STATE. There are no drafts: a preview says whom it would reach, and keeps nothing. */
export const broadcastLifecycle: readonly BroadcastEdge[] = [
  { from: 'NONE', to: 'SENDING', by: 'sendBroadcast', actor: 'INSTITUTION', event: 'BroadcastStarted' },
  { from: 'SENDING', to: 'SENT', by: delivering, actor: 'JOB', event: 'BroadcastSent' },
  { from: 'SENDING', to: 'CANCELLED', by: 'cancelBroadcast', actor: 'INSTITUTION', event: 'BroadcastCancelled' },
];

/** What is said of a broadcast before it begins. */
export type NewBroadcast = Pick<Broadcast, 'id' | 'institutionId' | 'authorId' | 'topic' | 'subject' | 'text' | 'legalBasis' | 'audience'>;

/** Begins a broadcast; to how many it goes is settled with it. */
export const begin = (said: NewBroadcast, now: Date): BroadcastEvent => ({
  type: 'BroadcastStarted',
  broadcast: { ...said, version: 1, status: 'SENDING', sentAt: now, finishedAt: null, recipientCount: 0, optedOutCount: 0, deliveredCount: 0, deliveredThrough: null },
});

/** Ends a broadcast along its edge; that there is one was asked before. */
export function end(before: Broadcast, by: BroadcastEdge['by'], now: Date): BroadcastEvent {
  const found = broadcastLifecycle.find((candidate) => candidate.from === before.status && candidate.by === by);
  if (found === undefined) throw new Error(`Expected an edge from ${before.status} by ${by}`);
  return { type: found.event, broadcast: { ...before, version: before.version + 1, status: found.to, finishedAt: now } };
}

/** Whether something can be done with a broadcast as it stands. */
export const canBe = (by: BroadcastEdge['by'], { status }: Pick<Broadcast, 'status'>): boolean => broadcastLifecycle.some((candidate) => candidate.from === status && candidate.by === by);
