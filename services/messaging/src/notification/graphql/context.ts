import type { MarkNotificationsRead } from '../application/commands/mark-notifications-read';
import type { NotificationReader } from '../application/ports';
import type { Notification } from '../domain/notification';

/** What the notification area gives to resolvers. */
export interface NotificationContext {
  readonly markNotificationsRead: MarkNotificationsRead;
  readonly notificationReader: Pick<NotificationReader, 'findPage' | 'count'>;
  /** A notice of the viewer by id, batched per request; null when there is none or it is somebody else's. */
  readonly ownNotification: (id: string) => Promise<Notification | null>;
}
