import type { Message } from '../../thread/domain/thread';
import type { DecideThreadReport } from '../application/commands/decide-thread-report';
import type { ReportThread } from '../application/commands/report-thread';
import type { AskedThreadReports, ReportingSide, ThreadReportList } from '../application/ports';
import type { ThreadReport } from '../domain/thread-report';

/** What the area of reports gives to resolvers; what is of one thread or report is batched. */
export interface ReportContext {
  readonly reportThread: ReportThread;
  readonly decideThreadReport: DecideThreadReport;
  /** A report as it is now, whoever asks. */
  readonly reportById: (id: string) => Promise<ThreadReport | null>;
  readonly reportsOf: (asked: AskedThreadReports) => Promise<readonly ThreadReport[]>;
  readonly reportCountOf: (list: ThreadReportList) => Promise<number>;
  /** What a side of a thread has reported last. */
  readonly lastReportOf: (side: ReportingSide) => Promise<ThreadReport | null>;
  readonly messageById: (id: string) => Promise<Message | null>;
}
