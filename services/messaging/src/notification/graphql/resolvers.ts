import { isUuid, type PageRequest } from '@conect/kernel';
import { badArgument, connectionOf, pageRequest, unauthenticated, userCall } from '@conect/service-kit';
import type { MutationResolvers, QueryResolvers, Resolvers } from '../../service/graphql/__generated__/resolvers-types';
import { messagingUserErrors } from '../../service/graphql/user-errors';
import { visibleBroadcast } from '../../broadcast/application/visible-broadcast';
import { visibleThread } from '../../thread/application/visible-thread';
import { bodyOf, titleOf, type Notification } from '../domain/notification';
import { userRecipient } from '../domain/recipient';

const order = 'notifications';

const queries: Pick<QueryResolvers, 'notification' | 'notifications'> = {
  notification(_parent, { id }, { principal, ownNotification }) {
    if (principal.kind !== 'USER') throw unauthenticated();
    return ownNotification(id);
  },
  async notifications(_parent, { unreadOnly, ...page }, { principal, notificationReader }) {
    if (principal.kind !== 'USER') throw unauthenticated();
    const list = { recipient: userRecipient(principal.userId), unreadOnly: unreadOnly ?? false };
    const request = checkedPosition(pageRequest(order, 2, page));
    const rows = await notificationReader.findPage(list, request);
    return connectionOf({ order, request, rows, positionOf, totalCount: () => notificationReader.count(list) });
  },
};

/** A cursor of this list holds an instant and an id; another one was not made here. */
function checkedPosition(request: PageRequest): PageRequest {
  const { position, direction } = request;
  if (position === null) return request;
  const [createdAt, id] = position;
  const isOurs = typeof createdAt === 'string' && /^\d{4}-\d{2}-\d{2}T[\d:.]{8,12}Z$/.test(createdAt) && !Number.isNaN(Date.parse(createdAt)) && isUuid(String(id));
  if (!isOurs) throw badArgument(direction === 'FORWARD' ? 'after' : 'before', 'a cursor that this list gave');
  return request;
}

const positionOf = ({ createdAt, id }: Notification): readonly string[] => [createdAt.toISOString(), id];

const mutations: Pick<MutationResolvers, 'markNotificationsRead'> = {
  async markNotificationsRead(_parent, { input }, context) {
    const outcome = await context.markNotificationsRead(userCall(context, 'markNotificationsRead', input), input.notificationIds);
    if (!outcome.ok) return { notifications: [], userErrors: messagingUserErrors(outcome.refusals, context.locale) };
    const found = await Promise.all(outcome.value.notificationIds.map(context.ownNotification));
    return { notifications: found.filter((notification) => notification !== null), userErrors: [] };
  },
};

/** What messaging itself shows, or does not any more. */
const of = <Type extends string, Thing extends object>(type: Type, thing: Thing | null) => (thing === null ? null : { __typename: type, ...thing });

/** The resolvers of notices. */
export const notificationResolvers: Resolvers = {
  Query: queries,
  Mutation: mutations,
  Notification: {
    __resolveReference: ({ id }, { ownNotification }) => ownNotification(id),
    title: (notification, { locale }, context) => titleOf(notification, locale ?? context.locale),
    body: (notification, { locale }, context) => bodyOf(notification, locale ?? context.locale),
    subject: async ({ subject: { type, id } }, _args, context) => {
      if (type === 'Broadcast') return of(type, await visibleBroadcast(id, context));
      return type === 'Thread' ? of(type, await visibleThread(id, context)) : { __typename: type, id };
    },
  },
};
