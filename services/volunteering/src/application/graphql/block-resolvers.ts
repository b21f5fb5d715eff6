import { isUuid } from '@conect/kernel';
import { checkedQueuePosition, connectionOf, pageRequest, queuePosition, userCall } from '@conect/service-kit';
import { isHostIn } from '../../membership/domain/host';
import type { Resolvers } from '../../service/graphql/__generated__/resolvers-types';
import { volunteeringUserErrors } from '../../service/graphql/user-errors';
import type { VolunteerBlock } from '../domain/application';

const order = 'volunteerBlocks';
const positionOf = ({ blockedAt, id }: VolunteerBlock): readonly string[] => queuePosition(blockedAt, id);

/** The resolvers of blocks. */
export const blockResolvers: Resolvers = {
  Mutation: {
    async blockVolunteer(_parent, { input }, context) {
      const outcome = await context.applicationCommands.blockVolunteer(userCall(context, 'blockVolunteer', input), input);
      if (!outcome.ok) return { block: null, userErrors: volunteeringUserErrors(outcome.refusals, context.locale) };
      return { block: await context.blockOf(outcome.value.userId, outcome.value.organizationId), userErrors: [] };
    },
    async unblockVolunteer(_parent, { input }, context) {
      const outcome = await context.applicationCommands.unblockVolunteer(userCall(context, 'unblockVolunteer', input), { organizationId: input.organizationId, userId: input.userId });
      if (!outcome.ok) return { userId: null, userErrors: volunteeringUserErrors(outcome.refusals, context.locale) };
      return { userId: outcome.value.userId, userErrors: [] };
    },
  },
  Organization: {
    async volunteerBlocks({ id }, page, { viewer, blocksOf, blockCountOf }) {
      const organizationId = id.toLowerCase();
      if (!isUuid(id) || !isHostIn(await viewer(), organizationId)) return null;
      const request = checkedQueuePosition(pageRequest(order, 2, page));
      return connectionOf({ order, request, rows: await blocksOf({ organizationId, request }), positionOf, totalCount: () => blockCountOf(organizationId) });
    },
  },
  VolunteerBlock: { volunteer: ({ userId }) => ({ id: userId }) },
};
