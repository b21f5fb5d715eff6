import { threadReportDismissed, threadReported, threadReportUpheld } from '@conect/events';
import type { ThreadReportEvent } from '../domain/thread-report';

const contracts = { ThreadReported: threadReported, ThreadReportUpheld: threadReportUpheld, ThreadReportDismissed: threadReportDismissed } as const;

/** Translates what happened to a report into the contract that others rely on: ids alone. */
export function publishedReport({ type, report: { id: reportId, threadId, side: by, reporterId }, isReporterGone }: ThreadReportEvent) {
  return { contract: contracts[type], data: { reportId, threadId, by, reporterId: isReporterGone ? null : reporterId } };
}
