import type { NotificationTopic } from '../../notification/domain/notices';
import type { NotificationPreference } from '../domain/preference';

/** What people chose. */
export interface PreferenceStore {
  /** The topics about which the user chose something. */
  readonly findByUserId: (userId: string) => Promise<readonly NotificationPreference[]>;
  /** Of several users, those who chose something about the topic. */
  readonly findByTopic: (topic: NotificationTopic, userIds: readonly string[]) => Promise<ReadonlyMap<string, NotificationPreference>>;
  readonly save: (userId: string, preference: NotificationPreference, at: Date) => Promise<void>;
}

/** What an unsubscribe link ends: mails about one topic, or all of them. */
export interface Unsubscription {
  readonly userId: string;
  readonly scope: NotificationTopic | 'ALL';
}

/** The tokens of unsubscribe links; they follow from what they end and are stored nowhere. */
export interface UnsubscribeTokens {
  readonly tokenOf: (unsubscription: Unsubscription) => string;
  /** Null for what is no token of ours. */
  readonly read: (token: string) => Unsubscription | null;
}
