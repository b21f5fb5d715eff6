import { isUuid, type Result } from '@conect/kernel';
import { transparencyReportDeadline } from '@conect/legal-clock';
import { userCall } from '@conect/service-kit';
import { isInsiderOf } from '../../consultation/domain/permissions';
import type { ConsultationsErrorCode } from '../../service/domain/refusals';
import type { MutationResolvers, Resolvers } from '../../service/graphql/__generated__/resolvers-types';
import type { ConsultationsContext } from '../../service/graphql/context';
import { consultationsUserErrors, shapePermission } from '../../service/graphql/user-errors';
import { yearAt } from '../application/count-year';
import type { ReportIds } from '../application/ports';
import { indicatorCodes } from '../domain/indicators';
import { maySeeReport, refusalsOfReport, type ReportAction } from '../domain/permissions';
import type { SealedEdition, TransparencyReport } from '../domain/report';
import type { EditionModel, IndicatorModel } from './context';
import { indicatorFields } from './indicator-fields';

const mutations = {
  prepareTransparencyReport: async (_parent, { input }, context) => payloadOf(await context.reportCommands.prepareTransparencyReport(userCall(context, 'prepareTransparencyReport', input), input), context),
  completeTransparencyReport: async (_parent, { input }, context) => payloadOf(await context.reportCommands.completeTransparencyReport(userCall(context, 'completeTransparencyReport', input), input), context),
  freezeTransparencyReport: async (_parent, { input }, context) => payloadOf(await context.reportCommands.freezeTransparencyReport(userCall(context, 'freezeTransparencyReport', input), input), context),
  correctTransparencyReport: async (_parent, { input }, context) => payloadOf(await context.reportCommands.correctTransparencyReport(userCall(context, 'correctTransparencyReport', input), input), context),
} satisfies MutationResolvers;

/** The resolvers of annual reports. */
export const reportResolvers = {
  Query: {
    transparencyReport: async (_parent, { institutionId, year }, context) =>
      isUuid(institutionId) ? visible(await context.reportOfYear({ institutionId: institutionId.toLowerCase(), year }), context) : null,
  },
  Mutation: mutations,
  TransparencyReport: {
    __resolveReference: async ({ id }, context) => (isUuid(id) ? visible(await context.reportById(id.toLowerCase()), context) : null),
    institution: ({ institutionId }) => ({ id: institutionId }),
    due: dueOf,
    edition: shownEdition,
    frozenEditions: async ({ id }, _args, { reportEditionsOf }) => (await reportEditionsOf(id)).map(frozen),
    viewerCan,
  },
  TransparencyReportEdition: {
    indicators: (edition) => indicatorCodes.map((code): IndicatorModel => ({ code, edition })),
  },
  TransparencyIndicator: indicatorFields,
} satisfies Resolvers;

async function visible(report: TransparencyReport | null, { viewer }: Pick<ConsultationsContext, 'viewer'>): Promise<TransparencyReport | null> {
  return report !== null && maySeeReport(await viewer(), report) ? report : null;
}

const frozen = (edition: SealedEdition): EditionModel => ({ ...edition, status: 'FROZEN' });

/** What is worked on is for insiders; a report that others see has an edition that was frozen. */
async function shownEdition(report: TransparencyReport, _args: object, { viewer, reportEditionsOf }: ConsultationsContext): Promise<EditionModel> {
  if (report.status !== 'FROZEN' && isInsiderOf(await viewer(), report.institutionId)) {
    const { id: reportId, edition: number, status, counted, filled, preparedAt, correctionReason } = report;
    return { reportId, number, status, values: { ...counted, ...filled }, preparedAt, correctionReason, frozenAt: null, sha256: null };
  }
  const last = (await reportEditionsOf(report.id)).at(-1);
  if (last === undefined) throw new Error(`Expected report ${report.id} to have a frozen edition, as it is shown to everybody`);
  return frozen(last);
}

async function dueOf({ year }: TransparencyReport, _args: object, { legalClock, businessNow }: ConsultationsContext) {
  const { at, term } = transparencyReportDeadline(await legalClock(), year);
  return { at, term: term.code, basis: term.basis, passed: at <= (await businessNow()) };
}

async function viewerCan(report: TransparencyReport, _args: object, { viewer, businessNow, locale }: ConsultationsContext) {
  const [who, currentYear] = [await viewer(), yearAt(await businessNow())];
  const permission = (action: ReportAction) => shapePermission(refusalsOfReport(action, who, { report, currentYear }), locale);
  return { prepare: permission('prepare'), complete: permission('complete'), freeze: permission('freeze'), correct: permission('correct') };
}

async function payloadOf(outcome: Result<ReportIds, ConsultationsErrorCode>, { reportById, locale }: ConsultationsContext) {
  if (!outcome.ok) return { transparencyReport: null, userErrors: consultationsUserErrors(outcome.refusals, locale) };
  return { transparencyReport: await reportById(outcome.value.reportId), userErrors: [] };
}
