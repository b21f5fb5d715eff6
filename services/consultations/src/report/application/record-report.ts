import { accept, differencesOf, type Result } from '@conect/kernel';
import type { ConsultationsErrorCode } from '../../service/domain/refusals';
import type { ReportEvent, TransparencyReport } from '../domain/report';
import type { ReportIds, ReportUnit } from './ports';

/** Saves what happened to a report, with its event and its audit entry. */
export async function recordReport({ reports, publish, audit }: ReportUnit, before: TransparencyReport | null, event: ReportEvent): Promise<Result<ReportIds, ConsultationsErrorCode>> {
  const { report } = event;
  await (before === null ? reports.insert : reports.save)(report);
  await publish(event);
  await audit({ reportId: report.id, changes: differencesOf(before, report) });
  return accept({ reportId: report.id });
}
