import { endReport } from '../../domain/lifecycle';
import type { ThreadReportUnit } from '../ports';
import { saveReport } from '../save-report';

/** Ends the reports about letters of a person who is erased, and takes out what they say: with the letters goes what there was to decide about. */
export async function forgetReports(unit: ThreadReportUnit, userId: string): Promise<void> {
  const threadIds = await unit.threads.findIdsOfPerson(userId);
  for (const id of threadIds) await unit.threads.findByIdForUpdate(id);
  for (const id of await unit.reports.findOpenIdsOf(threadIds)) {
    const report = await unit.reports.findByIdForUpdate(id);
    if (report?.status === 'OPEN') await saveReport(unit, report, endReport(report, { to: 'DISMISSED', actor: 'ERASURE', isReporterGone: report.reporterId === userId }, unit.now));
  }
  await unit.reports.forgetWords(threadIds);
}
