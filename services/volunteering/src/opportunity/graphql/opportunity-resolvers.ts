import { isOfSgg, isUuid, type Result } from '@conect/kernel';
import { checkedQueuePosition, connectionOf, forbidden, pageRequest, queuePosition, unauthenticated, unlessEmpty, userCall } from '@conect/service-kit';
import type { VolunteeringErrorCode } from '../../service/domain/refusals';
import type { MutationResolvers, OrganizationOpportunitiesArgs, QueryOpportunitiesToReviewArgs, Resolvers } from '../../service/graphql/__generated__/resolvers-types';
import type { VolunteeringContext } from '../../service/graphql/context';
import { volunteeringUserErrors } from '../../service/graphql/user-errors';
import type { OpportunityIds } from '../application/ports';
import type { Opportunity } from '../domain/opportunity';
import { isOfOrganization } from '../domain/permissions';
import { opportunityFields, placeFields, shiftFields } from './opportunity-fields';
import { visibleOpportunity } from './visible-opportunity';

const order = 'opportunities';
const reviewOrder = 'opportunitiesToReview';
const positionOf = ({ createdAt, id }: Opportunity): readonly string[] => queuePosition(createdAt, id);

const mutations: MutationResolvers = {
  createOpportunity: async (_parent, { input }, context) => payloadOf(await context.opportunityCommands.createOpportunity(userCall(context, 'createOpportunity', input), input), context),
  updateOpportunity: async (_parent, { input }, context) => payloadOf(await context.opportunityCommands.updateOpportunity(userCall(context, 'updateOpportunity', input), input), context),
  submitOpportunity: async (_parent, { input }, context) => payloadOf(await context.opportunityCommands.submitOpportunity(userCall(context, 'submitOpportunity', input), input), context),
  approveOpportunity: async (_parent, { input }, context) => payloadOf(await context.opportunityCommands.approveOpportunity(userCall(context, 'approveOpportunity', input), input), context),
  rejectOpportunity: async (_parent, { input }, context) => payloadOf(await context.opportunityCommands.rejectOpportunity(userCall(context, 'rejectOpportunity', input), input), context),
  publishOpportunity: async (_parent, { input }, context) => payloadOf(await context.opportunityCommands.publishOpportunity(userCall(context, 'publishOpportunity', input), input), context),
  pauseOpportunity: async (_parent, { input }, context) => payloadOf(await context.opportunityCommands.pauseOpportunity(userCall(context, 'pauseOpportunity', input), input), context),
  resumeOpportunity: async (_parent, { input }, context) => payloadOf(await context.opportunityCommands.resumeOpportunity(userCall(context, 'resumeOpportunity', input), input), context),
  closeOpportunity: async (_parent, { input }, context) => payloadOf(await context.opportunityCommands.closeOpportunity(userCall(context, 'closeOpportunity', input), input), context),
  cancelOpportunity: async (_parent, { input }, context) => payloadOf(await context.opportunityCommands.cancelOpportunity(userCall(context, 'cancelOpportunity', input), input), context),
};

/** The resolvers of opportunities. */
export const opportunityResolvers: Resolvers = {
  Query: {
    opportunity: (_parent, { id }, context) => visibleOpportunity(id, context),
    opportunitiesToReview: toReview,
  },
  Mutation: mutations,
  Organization: {
    __resolveReference: ({ id }) => ({ id: id.toLowerCase() }),
    opportunities: ofOrganization,
  },
  Opportunity: opportunityFields,
  OpportunityPlace: placeFields,
  OpportunityShift: shiftFields,
};

async function toReview(_parent: object, page: QueryOpportunitiesToReviewArgs, { principal, viewer, opportunityReader }: VolunteeringContext) {
  if (principal.kind !== 'USER') throw unauthenticated();
  if (!isOfSgg(await viewer())) throw forbidden('Only who is of SGG sees what it reviews.');
  const request = checkedQueuePosition(pageRequest(reviewOrder, 2, page));
  return connectionOf({
    order: reviewOrder,
    request,
    rows: await opportunityReader.findReviewPage(request),
    positionOf: ({ statusSince, id }) => queuePosition(statusSince, id),
    totalCount: opportunityReader.countInReview,
  });
}

async function ofOrganization({ id: organizationId }: { readonly id: string }, { statuses, ...page }: OrganizationOpportunitiesArgs, { viewer, opportunitiesOf, opportunityCountOf }: VolunteeringContext) {
  const request = checkedQueuePosition(pageRequest(order, 2, page));
  if (!isUuid(organizationId)) return connectionOf<Opportunity>({ order, request, rows: [], positionOf, totalCount: () => Promise.resolve(0) });
  const asked = { organizationId, statuses: unlessEmpty(statuses), withHidden: isOfOrganization(await viewer(), organizationId) };
  return connectionOf({ order, request, rows: await opportunitiesOf({ ...asked, request }), positionOf, totalCount: () => opportunityCountOf(asked) });
}

async function payloadOf(outcome: Result<OpportunityIds, VolunteeringErrorCode>, { opportunityById, locale }: VolunteeringContext) {
  if (!outcome.ok) return { opportunity: null, userErrors: volunteeringUserErrors(outcome.refusals, locale) };
  return { opportunity: await opportunityById(outcome.value.opportunityId), userErrors: [] };
}
