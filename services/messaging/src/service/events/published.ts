import { notificationDelivered, type OutgoingEvent } from '@conect/events';
import { newId, systemClock } from '@conect/kernel';
import type { MessagingEvent } from '../domain/events';

interface Circumstances {
  readonly actorId: string | null;
  readonly traceparent: string | null;
}

/** Translates what happened in messaging into the contract that other services rely on. */
export function toOutgoingEvent(event: MessagingEvent, { actorId, traceparent }: Circumstances): OutgoingEvent {
  const { deliveryId, kind, userId, notificationIds } = event;
  return {
    contract: notificationDelivered,
    eventId: newId(),
    subject: deliveryId,
    aggregateVersion: 1,
    actorId,
    traceparent,
    time: systemClock.now(),
    data: { deliveryId, channel: 'EMAIL', kind, userId, notificationIds: [...notificationIds] },
  };
}
