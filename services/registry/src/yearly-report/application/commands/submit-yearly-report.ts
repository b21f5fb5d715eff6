import { accept, differencesOf, isUuid, refusalsOfDocuments, refuse, textOf, type NewId, type Result } from '@conect/kernel';
import type { UserCall } from '@conect/auth';
import type { DocumentField } from '../../../document/domain/document';
import type { Organization } from '../../../organization/domain/organization';
import { notFound, refusalsOf } from '../../../organization/domain/permissions';
import { badInput, type RegistryErrorCode, type RegistryRefusal } from '../../../service/domain/refusals';
import { firstYearOf, yearOf } from '../../domain/duty';
import { parseYearlyInput, type YearlyInput } from '../../domain/yearly-input';
import { submitYearlyReport, type YearlyReport, type YearlyReportEvent } from '../../domain/yearly-report';
import type { InYearlyReportTransaction, YearlyReportIds, YearlyReportUnit } from '../ports';

interface Dependencies {
  readonly inTransaction: InYearlyReportTransaction;
  readonly newId: NewId;
}

/** Which organization reports on which year. */
interface Submission extends YearlyInput {
  readonly organizationId: string;
  readonly year: number;
  readonly correctionReason?: string | null | undefined;
}

/** See {@link createSubmitYearlyReport}. */
export type SubmitYearlyReport = (call: UserCall, input: Submission) => Promise<Result<YearlyReportIds, RegistryErrorCode>>;

/** An administrator of an active organization hands in the report of a year that has ended, or corrects it with a reason. */
export const createSubmitYearlyReport =
  ({ inTransaction, newId }: Dependencies): SubmitYearlyReport =>
  async (call, { organizationId, year, correctionReason = null, ...input }) => {
    if (!isUuid(organizationId)) return refuse(badInput(['organizationId'], 'UUID'));

    return inTransaction(call, async (unit) => {
      const organization = await unit.organizations.findByIdForUpdate(organizationId);
      if (organization === null) return refuse(notFound);
      const refusals = refusalsOf('submitYearlyReport', await unit.viewers.of(call.principal), organization);
      if (refusals.length > 0) return refuse(...refusals);

      const { userId } = call.principal;
      const latest = await unit.yearlyReports.findLatest(organization.id, year);
      const reason = correctionReason === null ? accept(null) : textOf(2_000)(correctionReason, ['correctionReason'], '');
      const { content, refusals: unread } = parseYearlyInput(input);
      const unusable = [...refusalsOfYear(organization, year, unit.now), ...unread, ...(unread.length > 0 ? [] : await refusalsOfDocuments(unit.documents, papers, { before: latest, after: content, userId }))];
      if (unusable.length > 0 || !reason.ok) return refuse(...unusable, ...(reason.ok ? [] : reason.refusals));

      const event = submitYearlyReport(latest, { ...content, id: newId(), organizationId: organization.id, year, submittedBy: userId, correctionReason: reason.value, now: unit.now });
      if (!event.ok) return event;
      await record(unit, latest, event.value);
      return accept({ organizationId: organization.id, year });
    });
  };

async function record({ yearlyReports, publishYearlyReport, auditYearlyReport }: YearlyReportUnit, before: YearlyReport | null, event: YearlyReportEvent): Promise<void> {
  const { report } = event;
  await yearlyReports.add(report);
  await publishYearlyReport(event);
  await auditYearlyReport({ reportId: report.id, organizationId: report.organizationId, changes: differencesOf(before, report) });
}

/** A year in which the organization existed and that has ended. */
function refusalsOfYear(organization: Organization, year: number, now: Date): readonly RegistryRefusal[] {
  const [first, last] = [firstYearOf(organization) ?? yearOf(now), yearOf(now) - 1];
  return year >= first && year <= last ? [] : [badInput(['year'], 'ENDED_YEAR', { first, last })];
}

const papers: readonly DocumentField<'activityReportId' | 'financialStatementId'>[] = [
  { name: 'activityReportId', purpose: 'YEARLY_ACTIVITY_REPORT', refusal: badInput(['activityReport'], 'STORED_ACTIVITY_REPORT') },
  { name: 'financialStatementId', purpose: 'YEARLY_FINANCIAL_STATEMENT', refusal: badInput(['financialStatement'], 'STORED_FINANCIAL_STATEMENT') },
];
