import type { UserCall } from '@conect/auth';
import { accept, refuse, type Result } from '@conect/kernel';
import type { ConsultationsErrorCode } from '../../../service/domain/refusals';
import { completeReport } from '../../domain/lifecycle';
import { isOpenReport } from '../../domain/permissions';
import { readValues, refusalsOfEmpty, type GivenValue } from '../../domain/report-input';
import { changeReport, type ReportTarget } from '../change-report';
import type { InReportTransaction, ReportIds } from '../ports';

/** Which report, and what is filled in. */
interface Completion extends ReportTarget {
  readonly values: readonly GivenValue[];
}

/** See {@link createCompleteTransparencyReport}. */
export type CompleteTransparencyReport = (call: UserCall, completion: Completion) => Promise<Result<ReportIds, ConsultationsErrorCode>>;

/** An officer fills in what only the institution knows; afterwards nothing is empty. */
export const createCompleteTransparencyReport =
  (inTransaction: InReportTransaction): CompleteTransparencyReport =>
  (call, { values: given, ...target }) =>
    changeReport(inTransaction, call, {
      target,
      action: 'complete',
      decide: ({ now }, before) => {
        const values = readValues(given);
        if (!values.ok) return values;
        const filled = { ...before.filled, ...values.value };
        const empty = refusalsOfEmpty(filled);
        return empty.length > 0 || !isOpenReport(before) ? refuse(...empty) : accept(completeReport(before, filled, now));
      },
    });
