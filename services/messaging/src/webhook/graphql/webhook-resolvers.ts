import { isUuid, type PageArguments, type Result } from '@conect/kernel';
import { checkedQueuePosition, connectionOf, pageRequest, queuePosition, userCall } from '@conect/service-kit';
import type { MessagingErrorCode } from '../../service/domain/refusals';
import type { MutationResolvers, Resolvers } from '../../service/graphql/__generated__/resolvers-types';
import type { MessagingContext } from '../../service/graphql/context';
import { messagingUserErrors } from '../../service/graphql/user-errors';
import type { DeliveryIds } from '../application/commands/ask-for-delivery';
import { manages } from '../domain/permissions';
import type { Webhook, WebhookOwner } from '../domain/webhook';
import { visibleWebhook, webhookFields } from './webhook-fields';

const mutations: MutationResolvers = {
  createWebhook: async (_parent, { input }, context) => payloadOf(await context.webhookCommands.createWebhook(userCall(context, 'createWebhook', input), input), context),
  updateWebhook: async (_parent, { input }, context) => payloadOf(await context.webhookCommands.updateWebhook(userCall(context, 'updateWebhook', input), input), context),
  rotateWebhookSecret: async (_parent, { input }, context) => payloadOf(await context.webhookCommands.rotateWebhookSecret(userCall(context, 'rotateWebhookSecret', input), input), context),
  pauseWebhook: async (_parent, { input }, context) => payloadOf(await context.webhookCommands.pauseWebhook(userCall(context, 'pauseWebhook', input), input), context),
  resumeWebhook: async (_parent, { input }, context) => payloadOf(await context.webhookCommands.resumeWebhook(userCall(context, 'resumeWebhook', input), input), context),
  async deleteWebhook(_parent, { input }, context) {
    const outcome = await context.webhookCommands.deleteWebhook(userCall(context, 'deleteWebhook', input), input);
    return outcome.ok ? { webhookId: outcome.value.webhookId, userErrors: [] } : { webhookId: null, userErrors: messagingUserErrors(outcome.refusals, context.locale) };
  },
  sendTestEvent: async (_parent, { input }, context) => deliveryPayloadOf(await context.webhookCommands.sendTestEvent(userCall(context, 'sendTestEvent', input), input), context),
  redeliverWebhookDelivery: async (_parent, { input }, context) => deliveryPayloadOf(await context.webhookCommands.redeliverWebhookDelivery(userCall(context, 'redeliverWebhookDelivery', input), input), context),
};

/** The resolvers of webhooks. */
export const webhookResolvers: Resolvers = {
  Query: {
    webhook: (_parent, { id }, context) => visibleWebhook(id, context),
    webhookEventTypes: (_parent, _args, { webhookEventTypes }) => webhookEventTypes,
  },
  Mutation: mutations,
  Webhook: webhookFields,
  Organization: { webhooks: ({ id }, page, context) => listed({ ownerKind: 'ORGANIZATION', ownerId: id }, page, context) },
  Institution: { webhooks: ({ id }, page, context) => listed({ ownerKind: 'INSTITUTION', ownerId: id }, page, context) },
};

const order = 'webhooks';
const positionOf = ({ createdAt, id }: Webhook): readonly string[] => queuePosition(createdAt, id);

/** The webhooks of an owner; null to whoever does not manage them. */
async function listed({ ownerKind, ownerId: given }: WebhookOwner, page: PageArguments, { viewer, webhooksOf, webhookCountOf }: MessagingContext) {
  const owner = { ownerKind, ownerId: given.toLowerCase() };
  if (!isUuid(given) || !manages(await viewer(), owner)) return null;
  const request = checkedQueuePosition(pageRequest(order, 2, page));
  return connectionOf({ order, request, rows: await webhooksOf({ ...owner, request }), positionOf, totalCount: () => webhookCountOf(owner) });
}

interface Answered {
  readonly webhookId: string;
  readonly secret?: string | null;
}

/** The webhook as the viewer sees it now, and its secret if this is the call that made it. */
async function payloadOf(outcome: Result<Answered, MessagingErrorCode>, context: MessagingContext) {
  if (!outcome.ok) return { webhook: null, secret: null, userErrors: messagingUserErrors(outcome.refusals, context.locale) };
  return { webhook: await visibleWebhook(outcome.value.webhookId, context), secret: outcome.value.secret ?? null, userErrors: [] };
}

/** The delivery as it is now; null when it was purged since, or the viewer has lost his role. */
async function deliveryPayloadOf(outcome: Result<DeliveryIds, MessagingErrorCode>, context: MessagingContext) {
  if (!outcome.ok) return { delivery: null, userErrors: messagingUserErrors(outcome.refusals, context.locale) };
  const delivery = await context.webhookDeliveryById(outcome.value.deliveryId);
  return { delivery: delivery !== null && (await visibleWebhook(delivery.webhookId, context)) !== null ? delivery : null, userErrors: [] };
}
