import type { ThreadSide } from '../../thread/domain/thread';

/** Where a report stands. */
export type ThreadReportStatus = 'OPEN' | 'UPHELD' | 'DISMISSED';

/** One side of a thread tells SGG of messages of the other side. SGG reads these messages, and no more of the thread. */
export interface ThreadReport {
  readonly id: string;
  readonly version: number;
  readonly threadId: string;
  /** Which side reports; the messages are the other side's. */
  readonly side: ThreadSide;
  readonly reporterId: string;
  readonly messageIds: readonly string[];
  /** Null once the person is erased in whose thread it is. */
  readonly reason: string | null;
  readonly status: ThreadReportStatus;
  readonly statusSince: Date;
  readonly reportedAt: Date;
  /** Null until SGG decides, and once the person is erased in whose thread it is. */
  readonly decisionReason: string | null;
  /** Null until SGG decides, and when nobody did. */
  readonly decidedBy: string | null;
}

/** Fields of a report that say something of people; the audit trail hides them. */
export const personalFields: ReadonlySet<string> = new Set(['reason', 'decisionReason']);

/** So many messages one report is about, at most. */
export const maximumMessages = 10;

/** What can happen to a report. */
export type ThreadReportEventType = 'ThreadReported' | 'ThreadReportUpheld' | 'ThreadReportDismissed';

/** What happened, the report as it is then, and whether whoever reported is still there to be told. */
export interface ThreadReportEvent {
  readonly type: ThreadReportEventType;
  readonly report: ThreadReport;
  readonly isReporterGone: boolean;
}
