import { isUuid, type PageArguments, type Result } from '@conect/kernel';
import { checkedQueuePosition, connectionOf, pageRequest, queuePosition, unlessEmpty, userCall } from '@conect/service-kit';
import { isHostIn } from '../../membership/domain/host';
import type { VolunteeringErrorCode } from '../../service/domain/refusals';
import type { ApplicationStatus, MutationResolvers, Resolvers } from '../../service/graphql/__generated__/resolvers-types';
import type { VolunteeringContext } from '../../service/graphql/context';
import { volunteeringUserErrors } from '../../service/graphql/user-errors';
import type { ApplicationIds, ApplicationSide } from '../application/ports';
import type { Application } from '../domain/application';
import { applicationFields } from './application-fields';
import { applyPermission } from './apply-permission';
import { visibleApplication } from './visible-application';

const order = 'applications';
const positionOf = ({ appliedAt, id }: Application): readonly string[] => queuePosition(appliedAt, id);

const mutations: MutationResolvers = {
  applyToOpportunity: async (_parent, { input }, context) => payloadOf(await context.applicationCommands.applyToOpportunity(userCall(context, 'applyToOpportunity', input), input), context),
  withdrawApplication: async (_parent, { input }, context) => payloadOf(await context.applicationCommands.withdrawApplication(userCall(context, 'withdrawApplication', input), input), context),
  acceptApplication: async (_parent, { input }, context) => payloadOf(await context.applicationCommands.acceptApplication(userCall(context, 'acceptApplication', input), input.applicationId), context),
  rejectApplication: async (_parent, { input }, context) => payloadOf(await context.applicationCommands.rejectApplication(userCall(context, 'rejectApplication', input), input), context),
  waitlistApplication: async (_parent, { input }, context) => payloadOf(await context.applicationCommands.waitlistApplication(userCall(context, 'waitlistApplication', input), input.applicationId), context),
  markNoShow: async (_parent, { input }, context) => payloadOf(await context.applicationCommands.markNoShow(userCall(context, 'markNoShow', input), input.applicationId), context),
  completeApplication: async (_parent, { input }, context) => payloadOf(await context.applicationCommands.completeApplication(userCall(context, 'completeApplication', input), input.applicationId), context),
};

/** The resolvers of applications. */
export const applicationResolvers: Resolvers = {
  Query: {
    application: (_parent, { id }, context) => visibleApplication(id, context),
  },
  Mutation: mutations,
  Opportunity: {
    applications: async ({ id, organizationId }, { statuses, ...page }, context) => (isHostIn(await context.viewer(), organizationId) ? listed('OPPORTUNITY', { partyId: id, statuses, page }, context) : null),
  },
  OpportunityViewerCan: { apply: ({ opportunity }, _args, context) => applyPermission(opportunity, context) },
  Organization: {
    volunteeringApplications: async ({ id }, { statuses, ...page }, context) =>
      isUuid(id) && isHostIn(await context.viewer(), id.toLowerCase()) ? listed('ORGANIZATION', { partyId: id.toLowerCase(), statuses, page }, context) : null,
  },
  User: {
    volunteeringApplications: ({ id }, { statuses, ...page }, context) => (context.principal.kind === 'USER' && context.principal.userId === id ? listed('VOLUNTEER', { partyId: id, statuses, page }, context) : null),
  },
  Application: applicationFields,
};

/** Whose applications, in which states, and which page of them. */
interface Wanted {
  readonly partyId: string;
  readonly statuses?: readonly ApplicationStatus[] | null | undefined;
  readonly page: PageArguments;
}

async function listed(side: ApplicationSide, { partyId, statuses, page }: Wanted, { applicationLists }: VolunteeringContext) {
  const request = checkedQueuePosition(pageRequest(order, 2, page));
  const list = { partyId, statuses: unlessEmpty(statuses) };
  const { read, count } = applicationLists[side];
  return connectionOf({ order, request, rows: await read({ ...list, request }), positionOf, totalCount: () => count(list) });
}

async function payloadOf(outcome: Result<ApplicationIds, VolunteeringErrorCode>, { applicationById, locale }: VolunteeringContext) {
  if (!outcome.ok) return { application: null, userErrors: volunteeringUserErrors(outcome.refusals, locale) };
  return { application: await applicationById(outcome.value.applicationId), userErrors: [] };
}
