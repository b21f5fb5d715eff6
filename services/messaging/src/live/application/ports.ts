import type { Notification } from '../../notification/domain/notification';

/** Tells those who listen now; it stands in the transaction of what it tells of. */
export interface LiveNews {
  /** Of those recipients who have an account. */
  readonly notificationsAdded: (notifications: readonly Notification[]) => Promise<void>;
  /** What each of these people sees of the thread is decided when he reads it. */
  readonly threadUpdated: (threadId: string, userIds: readonly string[]) => Promise<void>;
}
