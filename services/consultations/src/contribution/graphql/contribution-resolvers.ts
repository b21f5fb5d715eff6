import { isUuid, type PageArguments } from '@conect/kernel';
import { badArgument, checkedQueuePosition, connectionOf, pageRequest, queuePosition, unlessEmpty, userCall } from '@conect/service-kit';
import type { Consultation } from '../../consultation/domain/consultation';
import type { ContributionFilter, MutationResolvers, Resolvers } from '../../service/graphql/__generated__/resolvers-types';
import type { ConsultationsContext } from '../../service/graphql/context';
import { shapePermission } from '../../service/graphql/user-errors';
import type { AskedContributions, ContributionQuery } from '../application/ports';
import type { Contribution } from '../domain/contribution';
import { areResponsesPublished, isOfInstitution, refusalsOfRecording } from '../domain/permissions';
import { contributionFields, contributionVersionFields } from './contribution-fields';
import { payloadOf, payloadOfMany } from './contribution-payloads';
import { visibleContribution } from './contribution-view';
import { submissionPermission } from './submission-permission';

const order = 'contributions';
const positionOf = ({ createdAt, id }: Contribution): readonly string[] => queuePosition(createdAt, id);

const mutations: MutationResolvers = {
  submitContribution: async (_parent, { input }, context) => payloadOf(await context.contributionCommands.submitContribution(userCall(context, 'submitContribution', input), input), context),
  recordContribution: async (_parent, { input }, context) => payloadOf(await context.contributionCommands.recordContribution(userCall(context, 'recordContribution', input), input), context),
  editContribution: async (_parent, { input }, context) => payloadOf(await context.contributionCommands.editContribution(userCall(context, 'editContribution', input), input), context),
  withdrawContribution: async (_parent, { input }, context) => payloadOf(await context.contributionCommands.withdrawContribution(userCall(context, 'withdrawContribution', input), input), context),
  decideContributions: async (_parent, { input }, context) => payloadOfMany(await context.contributionCommands.decideContributions(userCall(context, 'decideContributions', input), input), context),
};

/** The resolvers of contributions. */
export const contributionResolvers: Resolvers = {
  Query: { contribution: (_parent, { id }, context) => visibleContribution(id, context) },
  Mutation: mutations,
  Consultation: { contributions: (consultation, { filter, ...page }, context) => ofConsultation(consultation, filter ?? {}, page, context) },
  ConsultationViewerCan: {
    submitContribution: ({ consultation }, asked, context) => submissionPermission(consultation, asked, context),
    recordContribution: async ({ consultation }, _args, { viewer, locale }) => shapePermission(refusalsOfRecording(await viewer(), consultation), locale),
  },
  Organization: {
    __resolveReference: ({ id }) => ({ id: id.toLowerCase() }),
    contributions: ({ id }, page, context) => (isUuid(id) ? listOf({ of: 'ORGANIZATION', ofId: id, ...everything }, page, context) : emptyList(page)),
  },
  Contribution: contributionFields,
  ContributionVersion: contributionVersionFields,
};

const everything: ContributionQuery = { statuses: null, kinds: null, authorKinds: null, blockId: null, isGeneral: null, withDecisions: true };

async function ofConsultation(consultation: Consultation, { statuses, kinds, authorKinds, blockId = null, isGeneral = null }: ContributionFilter, page: PageArguments, context: ConsultationsContext) {
  // Who does not see decisions cannot look for them either.
  const withDecisions = areResponsesPublished(consultation) || isOfInstitution(await context.viewer(), consultation);
  if (blockId !== null && !isUuid(blockId)) throw badArgument('filter.blockId', 'a UUID');
  const query = { statuses: unlessEmpty(statuses), kinds: unlessEmpty(kinds), authorKinds: unlessEmpty(authorKinds), blockId, isGeneral, withDecisions };
  return listOf({ of: 'CONSULTATION', ofId: consultation.id, ...query }, page, context);
}

async function listOf(query: Omit<AskedContributions, 'request'>, page: PageArguments, { contributionsOf, contributionCountOf }: ConsultationsContext) {
  const request = checkedQueuePosition(pageRequest(order, 2, page));
  return connectionOf({ order, request, rows: await contributionsOf({ ...query, request }), positionOf, totalCount: () => contributionCountOf(query) });
}

const emptyList = (page: PageArguments) =>
  connectionOf<Contribution>({ order, request: checkedQueuePosition(pageRequest(order, 2, page)), rows: [], positionOf, totalCount: () => Promise.resolve(0) });
