import { isUuid, type PageArguments, type Result } from '@conect/kernel';
import { checkedQueuePosition, connectionOf, pageRequest, queuePosition, userCall } from '@conect/service-kit';
import type { MessagingErrorCode } from '../../service/domain/refusals';
import type { Resolvers } from '../../service/graphql/__generated__/resolvers-types';
import type { MessagingContext } from '../../service/graphql/context';
import { messagingUserErrors } from '../../service/graphql/user-errors';
import type { BroadcastIds, BroadcastSide } from '../application/ports';
import { visibleBroadcast } from '../application/visible-broadcast';
import type { Broadcast } from '../domain/broadcast';
import { readsBroadcastsTo, seesBroadcastsOf } from '../domain/permissions';
import { broadcastFields, deliveryFields } from './broadcast-fields';
import { previewResolvers } from './preview-resolvers';

const order = 'broadcasts';
const positionOf = ({ sentAt, id }: Broadcast): readonly string[] => queuePosition(sentAt, id);

/** The resolvers of broadcasts. */
export const broadcastResolvers: Resolvers = {
  Query: { ...previewResolvers.Query, broadcast: (_parent, { id }, context) => visibleBroadcast(id, context) },
  Mutation: {
    async sendBroadcast(_parent, { input }, context) {
      const said = { ...input, isLegallyRequired: input.isLegallyRequired ?? false };
      return payloadOf(await context.broadcastCommands.sendBroadcast(userCall(context, 'sendBroadcast', input), said), context);
    },
    cancelBroadcast: async (_parent, { input }, context) => payloadOf(await context.broadcastCommands.cancelBroadcast(userCall(context, 'cancelBroadcast', input), input), context),
    async setBroadcastOptOut(_parent, { input }, context) {
      const outcome = await context.broadcastCommands.setBroadcastOptOut(userCall(context, 'setBroadcastOptOut', input), input);
      if (!outcome.ok) return { organization: null, userErrors: messagingUserErrors(outcome.refusals, context.locale) };
      return { organization: { id: outcome.value.organizationId }, userErrors: [] };
    },
  },
  Broadcast: broadcastFields,
  BroadcastDelivery: deliveryFields,
  BroadcastRecipient: { organization: ({ id }) => ({ id }) },
  BroadcastPreview: previewResolvers.BroadcastPreview,
  Organization: {
    broadcasts: async ({ id }, page, context) => (isUuid(id) && readsBroadcastsTo(await context.viewer(), id) ? listed('ORGANIZATION', { ofId: id, ...page }, context) : null),
    broadcastOptOuts: async ({ id }, _args, { viewer, broadcastOptOutsOf }) => (isUuid(id) && readsBroadcastsTo(await viewer(), id) ? [...(await broadcastOptOutsOf(id))] : null),
  },
  Institution: {
    broadcasts: async ({ id }, page, context) => (isUuid(id) && seesBroadcastsOf(await context.viewer(), id) ? listed('INSTITUTION', { ofId: id, ...page }, context) : null),
  },
};

async function listed(side: BroadcastSide, { ofId, ...page }: PageArguments & { readonly ofId: string }, { broadcastsOf, broadcastCountOf }: MessagingContext) {
  const request = checkedQueuePosition(pageRequest(order, 2, page));
  return connectionOf({ order, request, rows: await broadcastsOf(side, { ofId, request }), positionOf, totalCount: () => broadcastCountOf(side, ofId) });
}

/** The broadcast as the viewer sees it now; a replay by somebody who has lost his role since shows nothing. */
async function payloadOf(outcome: Result<BroadcastIds, MessagingErrorCode>, context: MessagingContext) {
  if (!outcome.ok) return { broadcast: null, userErrors: messagingUserErrors(outcome.refusals, context.locale) };
  return { broadcast: await visibleBroadcast(outcome.value.broadcastId, context), userErrors: [] };
}
