import type { NewId } from '@conect/kernel';
import { planned } from '../domain/delivery';
import type { WebhookUnit } from './ports';

/** A public event, as it is sent. */
export interface TellableEvent {
  readonly eventId: string;
  readonly eventType: string;
  /** When it happened, in real time. */
  readonly happenedAt: Date;
  readonly body: string;
}

/** See {@link createPlanDeliveries}. */
export type PlanDeliveries = (unit: WebhookUnit, event: TellableEvent) => Promise<void>;

/** Has an event sent to every webhook that wants its type, in the transaction in which it was heard. */
export const createPlanDeliveries =
  ({ newId }: { readonly newId: NewId }): PlanDeliveries =>
  async (unit, { eventId, eventType, happenedAt, body }) => {
    const listening = await unit.webhooks.findListening(eventType);
    const deliveries = listening.map((webhookId) => {
      const id = newId();
      return planned({ id, webhookId, messageId: id, eventId, eventType, body, occasion: 'EVENT' }, unit.now);
    });
    await unit.deliveries.plan(happenedAt, deliveries);
  };
