import { isUuid, type PageArguments } from '@conect/kernel';
import { checkedQueuePosition, connectionOf, pageRequest, queuePosition } from '@conect/service-kit';
import type { WebhookResolvers } from '../../service/graphql/__generated__/resolvers-types';
import type { MessagingContext } from '../../service/graphql/context';
import { shapePermission } from '../../service/graphql/user-errors';
import { refusalsOfWebhook, sees, type WebhookAction } from '../domain/permissions';
import type { WebhookDelivery } from '../domain/delivery';
import type { Webhook } from '../domain/webhook';

/** The webhook of an id, if the viewer manages it: every path to one comes through here, or through a list that is for him. */
export async function visibleWebhook(id: string, { viewer, webhookById }: MessagingContext): Promise<Webhook | null> {
  const webhook = isUuid(id) ? await webhookById(id.toLowerCase()) : null;
  return webhook !== null && sees(await viewer(), webhook) ? webhook : null;
}

/** The fields of a webhook, for whoever manages it. */
export const webhookFields: WebhookResolvers = {
  __resolveReference: ({ id }, context) => visibleWebhook(id, context),
  organization: ({ ownerKind, ownerId }) => (ownerKind === 'ORGANIZATION' ? { id: ownerId } : null),
  institution: ({ ownerKind, ownerId }) => (ownerKind === 'INSTITUTION' ? { id: ownerId } : null),
  deliveries,
  viewerCan,
};

const order = 'webhookDeliveries';
const positionOf = ({ createdAt, id }: WebhookDelivery): readonly string[] => queuePosition(createdAt, id);

async function deliveries({ id: webhookId }: Webhook, page: PageArguments, { webhookDeliveriesOf, webhookDeliveryCountOf }: MessagingContext) {
  const request = checkedQueuePosition(pageRequest(order, 2, page));
  return connectionOf({ order, request, rows: await webhookDeliveriesOf({ webhookId, request }), positionOf, totalCount: () => webhookDeliveryCountOf(webhookId) });
}

async function viewerCan(webhook: Webhook, _args: object, { viewer, locale }: MessagingContext) {
  const who = await viewer();
  const permission = (action: WebhookAction) => shapePermission(refusalsOfWebhook(action, who, webhook), locale);
  return {
    update: permission('update'),
    rotateSecret: permission('rotateSecret'),
    pause: permission('pause'),
    resume: permission('resume'),
    delete: permission('delete'),
    sendTestEvent: permission('sendTestEvent'),
    redeliver: permission('redeliver'),
  };
}
