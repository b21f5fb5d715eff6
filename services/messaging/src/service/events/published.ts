import { outgoingEvent } from '@conect/event-bus';
import { notificationDelivered, type OutgoingEvent } from '@conect/events';
import type { MessagingEvent } from '../domain/events';

interface Circumstances {
  readonly actorId: string | null;
  readonly traceparent: string | null;
}

/** Translates what happened in messaging into the contract that other services rely on. */
export function toOutgoingEvent({ deliveryId, kind, userId, notificationIds }: MessagingEvent, circumstances: Circumstances): OutgoingEvent {
  const data = { deliveryId, channel: 'EMAIL', kind, userId, notificationIds: [...notificationIds] };
  return outgoingEvent({ contract: notificationDelivered, data }, { id: deliveryId, version: 1 }, circumstances);
}
