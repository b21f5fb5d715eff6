import type { UserCall } from '@conect/auth';
import { isUuid, refuse, type NewId, type Result } from '@conect/kernel';
import { refusalsOfDrafting } from '../../../consultation/domain/permissions';
import { badInput, type ConsultationsErrorCode } from '../../../service/domain/refusals';
import { isOpenReport, refusalsOfReport } from '../../domain/permissions';
import { prepareReport, recountReport } from '../../domain/lifecycle';
import { readYear } from '../../domain/report-input';
import { countYear, yearAt } from '../count-year';
import type { InReportTransaction, ReportIds, ReportYear } from '../ports';
import { recordReport } from '../record-report';

/** See {@link createPrepareTransparencyReport}. */
export type PrepareTransparencyReport = (call: UserCall, of: ReportYear) => Promise<Result<ReportIds, ConsultationsErrorCode>>;

interface Dependencies {
  readonly inTransaction: InReportTransaction;
  readonly newId: NewId;
}

/** An officer has a year counted, for the first time or anew; who drafts for an institution prepares its report (Legea 52/2003 art. 13). */
export const createPrepareTransparencyReport =
  ({ inTransaction, newId }: Dependencies): PrepareTransparencyReport =>
  async (call, { institutionId: given, year: asked }) => {
    if (!isUuid(given)) return refuse(badInput(['institutionId'], 'UUID'));
    const institutionId = given.toLowerCase();

    return inTransaction<ReportIds>(call, async (unit) => {
      const [viewer, currentYear] = [await unit.viewers.of(call.principal), yearAt(unit.now)];
      const awaitsValidation = await unit.institutions.awaitsValidation(institutionId, call.principal.userId);
      const refusals = refusalsOfDrafting(viewer, { institutionId, isOpen: await unit.institutions.isOpen(institutionId), awaitsValidation });
      const year = readYear(asked, currentYear);
      if (refusals.length > 0 || !year.ok) return refuse(...refusals, ...(year.ok ? [] : year.refusals));

      const before = await unit.reports.findOfYearForUpdate({ institutionId, year: year.value });
      const obstacles = before === null ? [] : refusalsOfReport('prepare', viewer, { report: before, currentYear });
      if (obstacles.length > 0) return refuse(...obstacles);
      const facts = { id: before?.id ?? newId(), institutionId, year: year.value };
      const counted = await countYear(unit, facts);
      return recordReport(unit, before, before !== null && isOpenReport(before) ? recountReport(before, counted, unit.now) : prepareReport({ ...facts, counted }, unit.now));
    });
  };
