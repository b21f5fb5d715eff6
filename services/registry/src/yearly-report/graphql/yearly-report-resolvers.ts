import { isUuid, type PageRequest, type Result } from '@conect/kernel';
import { badArgument, connectionOf, forbidden, pageRequest, unauthenticated, userCall } from '@conect/service-kit';
import { isRegistryOfficer } from '../../membership/domain/viewer';
import type { Organization } from '../../organization/domain/organization';
import type { RegistryErrorCode } from '../../service/domain/refusals';
import type { Resolvers } from '../../service/graphql/__generated__/resolvers-types';
import type { RegistryContext } from '../../service/graphql/context';
import { registryUserErrors } from '../../service/graphql/user-errors';
import type { YearlyReportIds } from '../application/ports';
import { dueAtOf, stateOf, yearOf } from '../domain/duty';
import { yearlyRecordsOf, type SeenVersion, type YearlyRecord } from '../domain/yearly-record';
import type { YearlyReport } from '../domain/yearly-report';

const order = 'overdueYearlyReports';
/** Further back nothing is expected. */
const maximumAgeInYears = 30;

const versionsOf = ({ versions, isWhole }: YearlyRecord): SeenVersion[] => versions.map((report) => ({ report, isWhole }));
const whole = <Value>({ report, isWhole }: SeenVersion, read: (report: YearlyReport) => Value): Value | null => (isWhole ? read(report) : null);

/** The resolvers of yearly reports. */
export const yearlyReportResolvers: Resolvers = {
  Query: { overdueYearlyReports },
  Mutation: {
    submitYearlyReport: async (_parent, { input }, context) => payloadOf(await context.submitYearlyReport(userCall(context, 'submitYearlyReport', input), input), context),
  },
  Organization: { yearlyReports: async (organization, _args, context) => [...(await recordsOf(organization, context))] },
  YearlyReport: {
    organization: ({ organizationId }, _args, { visibleOrganization }) => visibleOrganization(organizationId),
    async state({ year, versions }, _args, { businessTime, yearlyReportDueDay }) {
      return stateOf(versions.at(-1)?.submittedAt ?? null, dueAtOf(year, yearlyReportDueDay), await businessTime());
    },
    async due({ year }, _args, { businessTime, yearlyReportDueDay, locale }) {
      const at = dueAtOf(year, yearlyReportDueDay);
      const basis = locale === 'EN' ? 'A rule of CONECT, not of law' : 'Regulă a CONECT, nu a legii';
      return { at, term: 'YEARLY_REPORT', basis, passed: at <= (await businessTime()) };
    },
    current: (record) => versionsOf(record)[0] ?? null,
    versions: versionsOf,
  },
  YearlyReportVersion: {
    version: ({ report }) => report.version,
    submittedAt: ({ report }) => report.submittedAt,
    incomeBani: ({ report }) => String(report.incomeBani),
    expenseBani: ({ report }) => String(report.expenseBani),
    employeeCount: ({ report }) => report.employeeCount,
    volunteerCount: ({ report }) => report.volunteerCount,
    beneficiaryCount: ({ report }) => report.beneficiaryCount,
    activityReport: ({ report }, _args, { documentById }) => documentById(report.activityReportId),
    financialStatement: (seen, _args, { documentById }) => whole(seen, ({ financialStatementId }) => documentById(financialStatementId)),
    correctionReason: (seen) => whole(seen, ({ correctionReason }) => correctionReason),
    submittedBy: (seen) => whole(seen, ({ submittedBy }) => ({ id: submittedBy })),
  },
};

async function recordsOf(organization: Organization, { viewer, businessTime, yearlyReportsOf, yearlyReportDueDay: dueDay }: RegistryContext): Promise<readonly YearlyRecord[]> {
  const [who, reports, now] = await Promise.all([viewer(), yearlyReportsOf(organization.id), businessTime()]);
  return yearlyRecordsOf(organization, reports, { viewer: who, now, dueDay });
}

async function overdueYearlyReports(
  _parent: object,
  { year, ...page }: { readonly year?: number | null | undefined } & Parameters<typeof pageRequest>[2],
  { principal, viewer, businessTime, yearlyReportDueDay, yearlyReportReader: reader }: RegistryContext,
) {
  if (principal.kind !== 'USER') throw unauthenticated();
  if (!isRegistryOfficer(await viewer())) throw forbidden('Only administrators of SGG see whose yearly reports are overdue.');
  const request = checkedPlace(pageRequest(order, 2, page));
  const now = await businessTime();
  const terms = Array.from({ length: maximumAgeInYears }, (_, age) => yearOf(now) - 1 - age)
    .map((one) => ({ year: one, dueAt: dueAtOf(one, yearlyReportDueDay) }))
    .filter((term) => term.dueAt <= now && (year == null || term.year === year));
  const rows = (await reader.findOverdue(terms, request)).map((one): YearlyRecord => ({ ...one, versions: [], isWhole: true }));
  return connectionOf({ order, request, rows, positionOf: (one) => [one.year, one.organizationId], totalCount: () => reader.countOverdue(terms) });
}

/** A cursor of the queue holds a year and an id; another one was not made here. */
function checkedPlace(request: PageRequest): PageRequest {
  const [year, id] = request.position ?? [1, null];
  const isOurs = request.position === null || (Number.isInteger(year) && Math.abs(Number(year)) < 10_000 && isUuid(String(id)));
  if (!isOurs) throw badArgument(request.direction === 'FORWARD' ? 'after' : 'before', 'a cursor that this list gave');
  return request;
}

async function payloadOf(outcome: Result<YearlyReportIds, RegistryErrorCode>, context: RegistryContext) {
  if (!outcome.ok) return { yearlyReport: null, userErrors: registryUserErrors(outcome.refusals, context.locale) };
  const organization = await context.changedOrganization(outcome.value.organizationId);
  const records = organization === null ? [] : await recordsOf(organization, context);
  return { yearlyReport: records.find(({ year }) => year === outcome.value.year) ?? null, userErrors: [] };
}
