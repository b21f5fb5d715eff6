import type { PageArguments } from '@conect/kernel';
import { checkedQueuePosition, connectionOf, pageRequest, queuePosition, unlessEmpty } from '@conect/service-kit';
import type { BroadcastDeliveryResolvers, BroadcastRecipientState, BroadcastResolvers } from '../../service/graphql/__generated__/resolvers-types';
import type { MessagingContext } from '../../service/graphql/context';
import { shapePermission } from '../../service/graphql/user-errors';
import { isRecipient, visibleBroadcast } from '../application/visible-broadcast';
import { undeliveredCount, type Broadcast } from '../domain/broadcast';
import { refusalsOfCancelling, seesBroadcastsOf } from '../domain/permissions';

/** The fields of a broadcast, for the people of its institution and of the organizations that have it. */
export const broadcastFields: BroadcastResolvers = {
  __resolveReference: ({ id }, context) => visibleBroadcast(id, context),
  institution: ({ institutionId }) => ({ id: institutionId }),
  delivery: async (broadcast, _args, { viewer }) => (seesBroadcastsOf(await viewer(), broadcast.institutionId) ? broadcast : null),
  viewerCan: async (broadcast, _args, context) => {
    const refusals = refusalsOfCancelling(await context.viewer(), { broadcast, isRecipient: await isRecipient(broadcast.id, context) });
    return { cancel: shapePermission(refusals, context.locale) };
  },
};

/** The fields of how far a broadcast came, for the people of its institution alone. */
export const deliveryFields: BroadcastDeliveryResolvers = {
  author: ({ authorId }) => ({ id: authorId }),
  audience: ({ audience: { domains, countyCodes, communityIds, fromInterestRecords, organizationIds } }) => ({
    domains: domains.map(named),
    counties: countyCodes.map(named),
    communityIds: [...communityIds],
    fromInterestRecords,
    organizations: organizationIds.map(named),
  }),
  pendingCount: (broadcast) => (broadcast.status === 'SENDING' ? undeliveredCount(broadcast) : 0),
  cancelledCount: (broadcast) => (broadcast.status === 'CANCELLED' ? undeliveredCount(broadcast) : 0),
  recipients,
};

const named = (id: string) => ({ id });

const order = 'broadcastRecipients';
/** All of them have the same age, and are listed by their ids. */
const age = new Date(0);

interface WantedRecipients extends PageArguments {
  readonly states?: readonly BroadcastRecipientState[] | null | undefined;
}

async function recipients({ id: broadcastId }: Broadcast, { states, ...page }: WantedRecipients, { broadcastRecipientsOf, broadcastRecipientCountOf }: MessagingContext) {
  const request = checkedQueuePosition(pageRequest(order, 2, page));
  const list = { broadcastId, states: unlessEmpty(states) };
  const rows = await broadcastRecipientsOf({ ...list, request });
  return connectionOf({ order, request, rows, positionOf: ({ id }) => queuePosition(age, id), totalCount: () => broadcastRecipientCountOf(list) });
}
