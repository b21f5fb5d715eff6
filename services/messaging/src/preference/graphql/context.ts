import type { UpdateNotificationPreferences } from '../application/commands/update-notification-preferences';
import type { NotificationPreference } from '../domain/preference';

/** What the preference area gives to resolvers. */
export interface PreferenceContext {
  readonly updateNotificationPreferences: UpdateNotificationPreferences;
  /** One for each topic, chosen or not. */
  readonly preferencesOf: (userId: string) => Promise<readonly NotificationPreference[]>;
}
