import { yearlyReportCorrected, yearlyReportSubmitted } from '@conect/events';
import type { YearlyReportEvent } from '../domain/yearly-report';

/** Translates what happened to a yearly report into the contract other services rely on. */
export const publishedYearlyReport = ({ type, report: { id, organizationId, year } }: YearlyReportEvent) => ({
  contract: type === 'YearlyReportSubmitted' ? yearlyReportSubmitted : yearlyReportCorrected,
  data: { reportId: id, organizationId, year },
});
