import { differencesOf } from '@conect/kernel';
import type { ThreadReport, ThreadReportEvent } from '../domain/thread-report';
import type { ThreadReportUnit } from './ports';

/** Saves what happened to a report, with its event and its audit entry; `before` is null of a new one. */
export async function saveReport({ reports, publish, audit }: ThreadReportUnit, before: ThreadReport | null, event: ThreadReportEvent): Promise<void> {
  const { report } = event;
  await (before === null ? reports.insert(report) : reports.save(report));
  await publish(event);
  await audit({ subjectType: 'thread_report', subjectId: report.id, changes: differencesOf(before, report) });
}
