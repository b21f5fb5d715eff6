import type { ThreadReport, ThreadReportEvent, ThreadReportEventType, ThreadReportStatus } from './thread-report';

/** Who or what moves a report on: a side of the thread, SGG, or the erasure of a person. */
type ReportActor = 'PARTICIPANT' | 'SGG' | 'ERASURE';

/** One edge of a report's life; NONE is what is not there yet. */
export interface ReportEdge {
  readonly from: ThreadReportStatus | 'NONE';
  readonly to: ThreadReportStatus;
  /** The mutation that walks it, or the event. */
  readonly by: string;
  readonly actor: ReportActor;
  readonly event: ThreadReportEventType;
}

/** Every edge of a report's life; what is not here is refused with INVALID_STATE. */
export const reportLifecycle: readonly ReportEdge[] = [
  { from: 'NONE', to: 'OPEN', by: 'reportThread', actor: 'PARTICIPANT', event: 'ThreadReported' },
  { from: 'OPEN', to: 'UPHELD', by: 'decideThreadReport', actor: 'SGG', event: 'ThreadReportUpheld' },
  { from: 'OPEN', to: 'DISMISSED', by: 'decideThreadReport', actor: 'SGG', event: 'ThreadReportDismissed' },
  // With the person goes what was reported: there is nothing left to decide about.
  { from: 'OPEN', to: 'DISMISSED', by: 'UserErased', actor: 'ERASURE', event: 'ThreadReportDismissed' },
];

/** The states in which SGG decides. */
export const decidableStatuses: readonly (ThreadReportStatus | 'NONE')[] = reportLifecycle.filter(({ by }) => by === 'decideThreadReport').map(({ from }) => from);

/** What a report says when it is made. */
export type NewReport = Pick<ThreadReport, 'id' | 'threadId' | 'side' | 'reporterId' | 'messageIds' | 'reason'>;

/** A report begins. */
export const beginReport = (said: NewReport, now: Date): ThreadReportEvent => ({
  type: 'ThreadReported',
  report: { ...said, version: 1, status: 'OPEN', statusSince: now, reportedAt: now, decisionReason: null, decidedBy: null },
  isReporterGone: false,
});

/** How a report ends. */
interface End {
  readonly to: Exclude<ThreadReportStatus, 'OPEN'>;
  readonly actor: Exclude<ReportActor, 'PARTICIPANT'>;
  readonly decisionReason?: string | null;
  readonly decidedBy?: string | null;
  readonly isReporterGone?: boolean;
}

/** Ends a report along its edge; that there is one was asked before. */
export function endReport(before: ThreadReport, { to, actor, decisionReason = null, decidedBy = null, isReporterGone = false }: End, now: Date): ThreadReportEvent {
  const edge = reportLifecycle.find((candidate) => candidate.from === before.status && candidate.to === to && candidate.actor === actor);
  if (edge === undefined) throw new Error(`Expected an edge from ${before.status} to ${to} of ${actor}`);
  return { type: edge.event, report: { ...before, version: before.version + 1, status: to, statusSince: now, decisionReason, decidedBy }, isReporterGone };
}
