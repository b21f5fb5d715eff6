import type { UserCall } from '@conect/auth';
import { accept, refuse, type Result } from '@conect/kernel';
import type { ConsultationsErrorCode } from '../../../service/domain/refusals';
import { editionOf, freezeReport } from '../../domain/lifecycle';
import { refusalsOfEmpty } from '../../domain/report-input';
import { changeReport, type ReportTarget } from '../change-report';
import type { InReportTransaction, ReportIds } from '../ports';

/** See {@link createFreezeTransparencyReport}. */
export type FreezeTransparencyReport = (call: UserCall, target: ReportTarget) => Promise<Result<ReportIds, ConsultationsErrorCode>>;

/** The representative signs a report as it is: values and counted items are kept and public, and nobody changes them any more. */
export const createFreezeTransparencyReport =
  (inTransaction: InReportTransaction): FreezeTransparencyReport =>
  (call, target) =>
    changeReport(inTransaction, call, {
      target,
      action: 'freeze',
      decide: async ({ now, editions }, before) => {
        if (before.status !== 'COMPLETED') return refuse(...refusalsOfEmpty(before.filled));
        const event = freezeReport(before, now);
        await editions.insert(editionOf(event.report, call.principal.userId));
        return accept(event);
      },
    });
