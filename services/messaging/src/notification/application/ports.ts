import type { PageRequest } from '@conect/kernel';
import type { Notification } from '../domain/notification';
import type { Recipient } from '../domain/recipient';
import type { Audience, Member, Telling } from '../domain/telling';

/** The notices of one transaction. */
export interface NotificationStore {
  /** Leaves out those whose cause and recipient are there already, and those to whoever is erased; answers the ones that are new. */
  readonly insertNew: (notifications: readonly Notification[]) => Promise<readonly Notification[]>;
  /** Of the recipient's own, in any order; others are left out. Locks them until the transaction ends. */
  readonly findOwnForUpdate: (recipient: Recipient, ids: readonly string[]) => Promise<readonly Notification[]>;
  /** In the order in which they were made. */
  readonly findByIds: (ids: readonly string[]) => Promise<readonly Notification[]>;
  /** Those that were read keep their time. */
  readonly markRead: (ids: readonly string[], at: Date) => Promise<void>;
}

/** What many people are to be told, and how far that is. */
export interface TellingStore {
  /** Answers whether it is new; what an event begins again is not. */
  readonly begin: (telling: Omit<Telling, 'after'>) => Promise<boolean>;
  /** The one on which was worked longest ago, locked until the transaction ends; null when none is left, or others work on them. */
  readonly takeNext: () => Promise<Telling | null>;
  /** Keeps how far it is, and that so many more were told; a last batch ends it. */
  readonly advance: (id: string, progress: { readonly after: string | null; readonly toldCount: number; readonly isLast: boolean }) => Promise<void>;
  /** Lets others come first. */
  readonly defer: (id: string) => Promise<void>;
}

/** Reads audiences. */
export interface AudienceStore {
  /** The next members in the order of their ids, fewer only at the end; they stay members until the transaction ends. */
  readonly nextMembers: (audience: Audience, page: { readonly after: string | null; readonly limit: number }) => Promise<readonly Member[]>;
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
