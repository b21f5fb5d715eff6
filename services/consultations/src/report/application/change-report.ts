import type { UserCall } from '@conect/auth';
import { isUuid, refuse, type Result } from '@conect/kernel';
import { badInput, type ConsultationsErrorCode } from '../../service/domain/refusals';
import { refusalsOfReport, reportNotFound, type ReportAction } from '../domain/permissions';
import type { ReportEvent, TransparencyReport } from '../domain/report';
import { yearAt } from './count-year';
import type { InReportTransaction, ReportIds, ReportUnit } from './ports';
import { recordReport } from './record-report';

/** Which report a command is about, and the version that its caller has read. */
export interface ReportTarget {
  readonly reportId: string;
  readonly expectedVersion?: number | null | undefined;
}

interface Course {
  readonly target: ReportTarget;
  readonly action: ReportAction;
  readonly decide: (unit: ReportUnit, before: TransparencyReport) => Promise<Result<ReportEvent, ConsultationsErrorCode>> | Result<ReportEvent, ConsultationsErrorCode>;
}

/** The course of every command on an existing report: lock it, ask the permissions, compare the version, decide, record. */
export async function changeReport(inTransaction: InReportTransaction, call: UserCall, { target, action, decide }: Course): Promise<Result<ReportIds, ConsultationsErrorCode>> {
  const { reportId, expectedVersion } = target;
  if (!isUuid(reportId)) return refuse(badInput(['reportId'], 'UUID'));

  return inTransaction<ReportIds>(call, async (unit) => {
    const report = await unit.reports.findByIdForUpdate(reportId.toLowerCase());
    if (report === null) return refuse(reportNotFound);
    const refusals = refusalsOfReport(action, await unit.viewers.of(call.principal), { report, currentYear: yearAt(unit.now) });
    if (refusals.length > 0) return refuse(...refusals);
    if (expectedVersion != null && expectedVersion !== report.version) return refuse({ code: 'CONFLICT', field: ['expectedVersion'], params: { version: report.version } });

    const decision = await decide(unit, report);
    return decision.ok ? recordReport(unit, report, decision.value) : decision;
  });
}
