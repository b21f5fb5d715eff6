import type { UserCall } from '@conect/auth';
import { accept, isUuid, refuse, type Clock, type NewId, type Result } from '@conect/kernel';
import { badInput, type MessagingErrorCode } from '../../../service/domain/refusals';
import { planned, type WebhookDelivery } from '../../domain/delivery';
import { webhookNotFound } from '../../domain/permissions';
import { maximumAsked, type Webhook } from '../../domain/webhook';
import { onWebhook } from '../change-webhook';
import type { InWebhookTransaction, WebhookUnit } from '../ports';

interface Dependencies {
  readonly inTransaction: InWebhookTransaction;
  readonly newId: NewId;
  /** Real time: by it the ledger knows what is long past. */
  readonly clock: Clock;
  /** What is sent to try a webhook. */
  readonly testEventOf: (webhook: Webhook, facts: { readonly eventId: string; readonly at: Date }) => Pick<WebhookDelivery, 'eventType' | 'body'>;
}

/** What is answered when something is sent because somebody asked. */
export interface DeliveryIds {
  readonly deliveryId: string;
}

/** See {@link createSendTestEvent}. */
export type SendTestEvent = (call: UserCall, asked: { readonly webhookId: string }) => Promise<Result<DeliveryIds, MessagingErrorCode>>;

/** See {@link createRedeliver}. */
export type Redeliver = (call: UserCall, asked: { readonly webhookId: string; readonly deliveryId: string }) => Promise<Result<DeliveryIds, MessagingErrorCode>>;

/** Sends something that never happened, so that its owner sees whether the receiver answers; also before it is resumed. */
export const createSendTestEvent =
  (dependencies: Dependencies): SendTestEvent =>
  (call, { webhookId }) => {
    const { inTransaction, newId, clock, testEventOf } = dependencies;
    return onWebhook(inTransaction, call, { webhookId, action: 'sendTestEvent' }, (unit, webhook) => {
      const [id, eventId] = [newId(), newId()];
      return ask(unit, planned({ id, webhookId: webhook.id, messageId: id, eventId, occasion: 'TEST', ...testEventOf(webhook, { eventId, at: clock.now() }) }, unit.now), clock);
    });
  };

/** Sends again what is still kept, to the byte and under the same `webhook-id`, so that a receiver that has it knows. */
export const createRedeliver =
  (dependencies: Dependencies): Redeliver =>
  async (call, { webhookId, deliveryId }) => {
    const { inTransaction, newId, clock } = dependencies;
    if (!isUuid(deliveryId)) return refuse(badInput(['deliveryId'], 'UUID'));
    return onWebhook(inTransaction, call, { webhookId, action: 'redeliver' }, async (unit, webhook) => {
      const sent = await unit.deliveries.findById(deliveryId.toLowerCase());
      if (sent === null || sent.webhookId !== webhook.id) return refuse({ ...webhookNotFound, field: ['deliveryId'], params: { what: 'WEBHOOK_DELIVERY' } });
      if (sent.state === 'DUE') return refuse({ code: 'INVALID_STATE', params: { status: 'DELIVERY_DUE' } });
      const { messageId, eventId, eventType, body } = sent;
      return ask(unit, planned({ id: newId(), webhookId: webhook.id, messageId, eventId, eventType, body, occasion: 'REDELIVERY' }, unit.now), clock);
    });
  };

async function ask(unit: WebhookUnit, delivery: WebhookDelivery, clock: Clock): Promise<Result<DeliveryIds, MessagingErrorCode>> {
  const { id, webhookId, occasion, eventId } = delivery;
  if ((await unit.deliveries.countAsked(webhookId)) >= maximumAsked) return refuse({ code: 'LIMIT_REACHED', params: { maximum: maximumAsked } });
  await unit.deliveries.plan(clock.now(), [delivery]);
  await unit.audit({ subjectType: 'webhook_delivery', subjectId: id, chainId: webhookId, changes: { occasion: { before: null, after: occasion }, eventId: { before: null, after: eventId } } });
  return accept({ deliveryId: id });
}
