import { isUuid, type PageArguments } from '@conect/kernel';
import { checkedQueuePosition, connectionOf, pageRequest, queuePosition, userCall } from '@conect/service-kit';
import type { MutationResolvers, Resolvers } from '../../service/graphql/__generated__/resolvers-types';
import type { MessagingContext } from '../../service/graphql/context';
import { messagingUserErrors } from '../../service/graphql/user-errors';
import type { Follow, FollowTargetType } from '../domain/follow';

const order = 'follows';

const mutations: Pick<MutationResolvers, 'follow' | 'unfollow'> = {
  async follow(_parent, { input }, context) {
    const outcome = await context.followCommands.follow(userCall(context, 'follow', input), input);
    if (!outcome.ok) return { follow: null, userErrors: messagingUserErrors(outcome.refusals, context.locale) };
    return { follow: await context.followById(outcome.value.followId), userErrors: [] };
  },
  async unfollow(_parent, { input }, context) {
    const outcome = await context.followCommands.unfollow(userCall(context, 'unfollow', input), input);
    if (!outcome.ok) return { followId: null, userErrors: messagingUserErrors(outcome.refusals, context.locale) };
    return { followId: outcome.value.followId, userErrors: [] };
  },
};

/** What the viewer chose about one thing. */
const viewerFollow =
  (type: FollowTargetType) =>
  ({ id }: { readonly id: string }, _args: object, { ownFollow }: MessagingContext): Promise<Follow | null> | null => {
    if (type === 'ActivityDomain' || type === 'County') return ownFollow({ type, id });
    return isUuid(id) ? ownFollow({ type, id: id.toLowerCase() }) : null;
  };

/** What a person follows, for himself alone. */
async function follows({ id }: { readonly id: string }, page: PageArguments, { principal, followsOf, followCountOf }: MessagingContext) {
  if (principal.kind !== 'USER' || principal.userId !== id) return null;
  const request = checkedQueuePosition(pageRequest(order, 2, page));
  const rows = await followsOf({ userId: id, request });
  return connectionOf({ order, request, rows, positionOf: ({ createdAt, id: followId }: Follow) => queuePosition(createdAt, followId), totalCount: () => followCountOf(id) });
}

/** The resolvers of follows. */
export const followResolvers: Resolvers = {
  Mutation: mutations,
  Follow: {
    target: ({ targetType, targetId }) => ({ __typename: targetType, id: targetId }),
    since: ({ createdAt }) => createdAt,
  },
  User: { follows },
  Institution: { viewerFollow: viewerFollow('Institution') },
  Organization: { viewerFollow: viewerFollow('Organization') },
  Consultation: { viewerFollow: viewerFollow('Consultation') },
  ActivityDomain: { viewerFollow: viewerFollow('ActivityDomain') },
  County: { viewerFollow: viewerFollow('County') },
};
