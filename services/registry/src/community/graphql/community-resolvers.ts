import { isUuid, type PageArguments, type Result } from '@conect/kernel';
import { findActivityDomain } from '@conect/reference-data';
import { checkedQueuePosition, connectionOf, pageRequest, queuePosition, userCall, wantedDomains } from '@conect/service-kit';
import type { RegistryErrorCode } from '../../service/domain/refusals';
import type { Resolvers } from '../../service/graphql/__generated__/resolvers-types';
import type { RegistryContext } from '../../service/graphql/context';
import { shapePermission } from '../../service/graphql/shape-permission';
import { registryUserErrors } from '../../service/graphql/user-errors';
import type { CommunityIds } from '../application/ports';
import { closeCommunity, type Community, type CommunityMember } from '../domain/community';
import { maySeeExperts, refusalsOfManagement } from '../domain/permissions';

const order = 'expertiseCommunities';
const memberOrder = 'communityMembers';

/** The resolvers of communities of expertise. */
export const communityResolvers: Resolvers = {
  Query: {
    expertiseCommunity: (_parent, { id }, { communityById }) => (isUuid(id) ? communityById(id.toLowerCase()) : null),
    async expertiseCommunities(_parent, { filter, ...page }, { communityReader: reader }) {
      const request = checkedQueuePosition(pageRequest(order, 2, page));
      const query = { domains: wantedDomains(filter?.domain), isClosed: filter?.isClosed ?? null };
      const positionOf = ({ createdAt, id }: Community) => queuePosition(createdAt, id);
      return connectionOf({ order, request, rows: await reader.findPage(query, request), positionOf, totalCount: () => reader.count(query) });
    },
  },
  Mutation: {
    createExpertiseCommunity: async (_parent, { input }, context) => payloadOf(await context.communityCommands.createExpertiseCommunity(userCall(context, 'createExpertiseCommunity', input), input), context),
    closeExpertiseCommunity: async (_parent, { input }, context) =>
      payloadOf(await context.communityCommands.closeExpertiseCommunity(userCall(context, 'closeExpertiseCommunity', input), input.communityId), context),
    joinExpertiseCommunity: async (_parent, { input }, context) => payloadOf(await context.communityCommands.joinExpertiseCommunity(userCall(context, 'joinExpertiseCommunity', input), input), context),
    leaveExpertiseCommunity: async (_parent, { input }, context) => payloadOf(await context.communityCommands.leaveExpertiseCommunity(userCall(context, 'leaveExpertiseCommunity', input), input), context),
  },
  ExpertiseCommunity: {
    domain: ({ domain }) => findActivityDomain(domain),
    name: ({ nameRo, nameEn }, args, { locale }) => ((args.locale ?? locale) === 'EN' ? nameEn : nameRo),
    members: membersOf,
    viewerCan: async (community, _args, { viewer, locale }) => {
      const refusals = refusalsOfManagement(await viewer());
      const closing = closeCommunity(community, community.createdAt);
      return { close: shapePermission(refusals.length > 0 || closing.ok ? refusals : closing.refusals, locale) };
    },
  },
  ExpertiseCommunityMember: {
    organization: ({ organizationId }, _args, { visibleOrganization }) => (organizationId === null ? null : visibleOrganization(organizationId)),
    expert: ({ userId }) => (userId === null ? null : { id: userId }),
  },
};

/** Organizations are public; experts are for officials and for whoever is in the community. */
async function membersOf({ id: communityId }: Community, page: PageArguments, { viewer, ownCircleIn, communityReader: reader }: RegistryContext) {
  const request = checkedQueuePosition(pageRequest(memberOrder, 2, page));
  const own = await ownCircleIn(communityId);
  const circle = { userIds: new Set(own.flatMap(({ userId }) => userId ?? [])), organizationIds: new Set(own.flatMap(({ organizationId }) => organizationId ?? [])) };
  const query = { communityId, withExperts: maySeeExperts(await viewer(), circle) };
  const positionOf = ({ joinedAt, id }: CommunityMember) => queuePosition(joinedAt, id);
  return connectionOf({ order: memberOrder, request, rows: await reader.findMembers(query, request), positionOf, totalCount: () => reader.countMembers(query) });
}

async function payloadOf(outcome: Result<CommunityIds, RegistryErrorCode>, { communityById, locale }: RegistryContext) {
  if (!outcome.ok) return { community: null, userErrors: registryUserErrors(outcome.refusals, locale) };
  return { community: await communityById(outcome.value.communityId), userErrors: [] };
}
