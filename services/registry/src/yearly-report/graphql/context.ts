import type { SubmitYearlyReport } from '../application/commands/submit-yearly-report';
import type { YearlyReportReader } from '../application/ports';
import type { DueDay } from '../domain/duty';
import type { YearlyReport } from '../domain/yearly-report';

/** What the yearly-report area gives to resolvers. */
export interface YearlyReportContext {
  readonly submitYearlyReport: SubmitYearlyReport;
  readonly yearlyReportReader: Pick<YearlyReportReader, 'findOverdue' | 'countOverdue'>;
  /** Every version of an organization's reports, as they are now; batched. */
  readonly yearlyReportsOf: (organizationId: string) => Promise<readonly YearlyReport[]>;
  /** The setting. */
  readonly yearlyReportDueDay: DueDay;
}
