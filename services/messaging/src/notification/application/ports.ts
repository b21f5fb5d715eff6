import type { PageRequest } from '@conect/kernel';
import type { Notification } from '../domain/notification';
import type { Recipient } from '../domain/recipient';

/** The notices of one transaction. */
export interface NotificationStore {
  /** Leaves out those whose cause and recipient are there already; answers the ones that are new. */
  readonly insertNew: (notifications: readonly Notification[]) => Promise<readonly Notification[]>;
  /** Of the recipient's own, in any order; others are left out. Locks them until the transaction ends. */
  readonly findOwnForUpdate: (recipient: Recipient, ids: readonly string[]) => Promise<readonly Notification[]>;
  /** In the order in which they were made. */
  readonly findByIds: (ids: readonly string[]) => Promise<readonly Notification[]>;
  /** Those that were read keep their time. */
  readonly markRead: (ids: readonly string[], at: Date) => Promise<void>;
}

/** Which notices a list holds. */
export interface NotificationList {
  readonly recipient: Recipient;
  readonly unreadOnly: boolean;
}

/** Reads notices for the graph. */
export interface NotificationReader {
  /** Of the recipient's own, in any order; others and unknown ids are left out. */
  readonly findOwn: (recipient: Recipient, ids: readonly string[]) => Promise<readonly Notification[]>;
  /** The newest first; one row more than asked for when the list goes on, see `connectionOf`. */
  readonly findPage: (list: NotificationList, request: PageRequest) => Promise<readonly Notification[]>;
  readonly count: (list: NotificationList) => Promise<number>;
}
