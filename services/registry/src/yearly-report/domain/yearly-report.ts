import { accept, refuse, type Result } from '@conect/kernel';
import { conflict, badInput, type RegistryErrorCode } from '../../service/domain/refusals';

/** The figures of one year; money in bani, so that nothing is rounded. */
interface YearlyFigures {
  readonly incomeBani: number;
  readonly expenseBani: number;
  readonly employeeCount: number;
  readonly volunteerCount: number;
  readonly beneficiaryCount: number;
}

/** What a report holds: figures and the activity report are public, the financial statement is for its people and SGG. */
export interface YearlyContent extends YearlyFigures {
  readonly activityReportId: string;
  readonly financialStatementId: string | null;
}

/** One version of the report of one year (raport de activitate); a correction is another one, the former stay. */
export interface YearlyReport extends YearlyContent {
  /** The same for all versions. */
  readonly id: string;
  /** From 1; also the version of the event. */
  readonly version: number;
  readonly organizationId: string;
  readonly year: number;
  readonly submittedAt: Date;
  readonly submittedBy: string;
  /** Null in the first version. */
  readonly correctionReason: string | null;
}

/** What can have happened to a report. */
export interface YearlyReportEvent {
  readonly type: 'YearlyReportSubmitted' | 'YearlyReportCorrected';
  readonly report: YearlyReport;
}

interface Submission extends Omit<YearlyReport, 'version' | 'submittedAt'> {
  readonly now: Date;
}

/** An organization hands in the report of a year, once; later only with a reason, as a correction of the `latest` version. */
export function submitYearlyReport(latest: YearlyReport | null, { now, ...submission }: Submission): Result<YearlyReportEvent, RegistryErrorCode> {
  if (latest === null) {
    if (submission.correctionReason !== null) return refuse(badInput(['correctionReason'], 'NOTHING_TO_CORRECT'));
    return accept({ type: 'YearlyReportSubmitted', report: { ...submission, version: 1, submittedAt: now } });
  }
  if (submission.correctionReason === null) return refuse(conflict('YEARLY_REPORT', ['year']));
  return accept({ type: 'YearlyReportCorrected', report: { ...submission, id: latest.id, version: latest.version + 1, submittedAt: now } });
}
