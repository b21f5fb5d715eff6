import { isUuid, type PageArguments, type Result } from '@conect/kernel';
import { badArgument, checkedQueuePosition, connectionOf, forbidden, pageRequest, queuePosition, unauthenticated, userCall } from '@conect/service-kit';
import type { ConsultationsErrorCode } from '../../service/domain/refusals';
import type { Resolvers } from '../../service/graphql/__generated__/resolvers-types';
import type { ConsultationsContext } from '../../service/graphql/context';
import { consultationsUserErrors, shapePermission } from '../../service/graphql/user-errors';
import type { RequestIds, RequestQuery } from '../application/ports';
import type { DraftNotificationRequest } from '../domain/draft-notification';
import { organizationsOf, refusalsOfEnding, seesRequestsTo } from '../domain/permissions';

const order = 'draftNotificationRequests';
const positionOf = ({ createdAt, id }: DraftNotificationRequest): readonly string[] => queuePosition(createdAt, id);

/** The resolvers of standing requests for drafts. */
export const draftNotificationResolvers: Resolvers = {
  Query: {
    async myDraftNotificationRequests(_parent, { standingOnly, ...page }, context) {
      const who = await context.viewer();
      if (who.userId === null) throw unauthenticated();
      return listOf({ of: { userId: who.userId, organizationIds: organizationsOf(who) }, standingOnly: standingOnly ?? true }, page, context);
    },
    async draftNotificationRequests(_parent, { institutionId, holder, standingOnly, ...page }, context) {
      await checkOfficial(institutionId, context);
      return listOf({ of: { institutionId: institutionId.toLowerCase(), holder: holder ?? null }, standingOnly: standingOnly ?? true }, page, context);
    },
    async draftNotificationStatistics(_parent, { institutionId, year }, context) {
      await checkOfficial(institutionId, context);
      if (year < 2000 || year > 2999) throw badArgument('year', 'a year from 2000 to 2999');
      const { INDIVIDUAL: individuals, ORGANIZATION: associations } = await context.draftNotificationReader.countsOf(institutionId.toLowerCase(), year);
      return { individuals, associations };
    },
  },
  Mutation: {
    requestDraftNotifications: async (_parent, { input }, context) => payloadOf(await context.draftNotificationCommands.requestDraftNotifications(userCall(context, 'requestDraftNotifications', input), input), context),
    endDraftNotifications: async (_parent, { input }, context) => payloadOf(await context.draftNotificationCommands.endDraftNotifications(userCall(context, 'endDraftNotifications', input), input.requestId), context),
  },
  DraftNotificationRequest: {
    institution: ({ institutionId }) => ({ id: institutionId }),
    organization: ({ organizationId }) => (organizationId === null ? null : { id: organizationId }),
    domains: ({ domains }) => domains.map((id) => ({ id })),
    requestedAt: ({ createdAt }) => createdAt,
    servedCount: ({ id }, _args, { servedCountOf }) => servedCountOf(id),
    viewerCan: async (request, _args, { viewer, locale }) => ({ end: shapePermission(refusalsOfEnding(await viewer(), request), locale) }),
  },
};

async function checkOfficial(institutionId: string, { viewer }: ConsultationsContext): Promise<void> {
  if (!isUuid(institutionId)) throw badArgument('institutionId', 'a UUID');
  if (!seesRequestsTo(await viewer(), institutionId.toLowerCase())) throw forbidden('Only people of the institution and of SGG see who asks for its drafts.');
}

async function listOf(query: RequestQuery, page: PageArguments, { draftNotificationReader: reader }: ConsultationsContext) {
  const request = checkedQueuePosition(pageRequest(order, 2, page));
  return connectionOf({ order, request, rows: await reader.findPage(query, request), positionOf, totalCount: () => reader.count(query) });
}

async function payloadOf(outcome: Result<RequestIds, ConsultationsErrorCode>, { draftNotificationReader, locale }: ConsultationsContext) {
  if (!outcome.ok) return { request: null, userErrors: consultationsUserErrors(outcome.refusals, locale) };
  const [request] = await draftNotificationReader.findByIds([outcome.value.requestId]);
  return { request: request ?? null, userErrors: [] };
}
