import { notificationTopics, type NotificationTopic } from '../../notification/domain/notices';

/** How often mails about a topic come; the graph has every notice at once in any case. */
export type MailFrequency = 'INSTANT' | 'DAILY' | 'WEEKLY' | 'NONE';

/** One topic of one person. */
export interface NotificationPreference {
  readonly topic: NotificationTopic;
  readonly emailFrequency: MailFrequency;
}

/** What holds until a person says otherwise. */
export const defaultFrequency: MailFrequency = 'INSTANT';

/** One preference for each topic, chosen or not. */
export const completed = (chosen: readonly NotificationPreference[]): readonly NotificationPreference[] =>
  notificationTopics.map((topic) => chosen.find((one) => one.topic === topic) ?? { topic, emailFrequency: defaultFrequency });

/** What waits for a digest follows a change of mind: to another digest, or out. Who wants mails at once gets it with the next daily one. */
export const frequencyOfWaiting = (chosen: MailFrequency): MailFrequency => (chosen === 'INSTANT' ? 'DAILY' : chosen);
