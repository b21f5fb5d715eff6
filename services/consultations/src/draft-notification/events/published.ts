import { draftNotificationDue, draftNotificationsEnded, draftNotificationsRequested } from '@conect/events';
import type { DraftNotificationEvent } from '../domain/draft-notification';

/** Translates what happened to standing requests into the contract other services rely on. */
export function publishedDraftNotification(event: DraftNotificationEvent) {
  const { id: requestId, institutionId, userId, organizationId, domains } = event.request;
  const holder = { requestId, institutionId, userId, organizationId };
  if (event.type !== 'DraftNotificationDue') return { contract: event.type === 'DraftNotificationsEnded' ? draftNotificationsEnded : draftNotificationsRequested, data: { ...holder, domains } };
  const { id: draftNotificationId, consultationId } = event.notification;
  return { contract: draftNotificationDue, data: { draftNotificationId, consultationId, ...holder, title: event.title } };
}
