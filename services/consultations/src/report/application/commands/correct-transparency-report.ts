import type { UserCall } from '@conect/auth';
import { accept, refuse, type Result } from '@conect/kernel';
import type { ConsultationsErrorCode } from '../../../service/domain/refusals';
import { correctReport } from '../../domain/lifecycle';
import { readReason } from '../../domain/report-input';
import { changeReport, type ReportTarget } from '../change-report';
import { countYear } from '../count-year';
import type { InReportTransaction, ReportIds } from '../ports';

/** Which report is corrected, and why. */
interface Correction extends ReportTarget {
  readonly reason: string;
}

/** See {@link createCorrectTransparencyReport}. */
export type CorrectTransparencyReport = (call: UserCall, correction: Correction) => Promise<Result<ReportIds, ConsultationsErrorCode>>;

/** The representative begins another edition of a frozen report: counted anew, filled in as before; the one before stays public as it is. */
export const createCorrectTransparencyReport =
  (inTransaction: InReportTransaction): CorrectTransparencyReport =>
  (call, { reason: given, ...target }) =>
    changeReport(inTransaction, call, {
      target,
      action: 'correct',
      decide: async (unit, before) => {
        const reason = readReason(given);
        if (!reason.ok || before.status !== 'FROZEN') return reason.ok ? refuse() : reason;
        return accept(correctReport(before, { reason: reason.value, counted: await countYear(unit, before) }, unit.now));
      },
    });
