import type { Given } from '@conect/kernel';
import { notificationTopics, type NotificationTopic } from '../../notification/domain/notices';

/** How often mails about a topic come; the graph has every notice at once in any case. */
export type MailFrequency = 'INSTANT' | 'DAILY' | 'WEEKLY' | 'NONE';

/** One topic of one person. */
export interface NotificationPreference {
  readonly topic: NotificationTopic;
  readonly emailFrequency: MailFrequency;
  /** Whether notices come to the person's devices too; null until he says so or otherwise. */
  readonly isPushed: boolean | null;
}

/** What a person chose beside the topic about something that he follows; null stands for the topic's choice. */
export interface Wish {
  readonly emailFrequency: MailFrequency | null;
  readonly isPushed: boolean | null;
}

/** What a person says about a topic; what he does not say of devices stays. */
export interface PreferenceChoice {
  readonly topic: NotificationTopic;
  readonly emailFrequency: MailFrequency;
  readonly isPushed?: Given<boolean>;
}

/** What holds until a person says otherwise. */
export const defaultFrequency: MailFrequency = 'INSTANT';

/** One preference for each topic, chosen or not. */
export const completed = (chosen: readonly NotificationPreference[]): readonly NotificationPreference[] =>
  notificationTopics.map((topic) => chosen.find((one) => one.topic === topic) ?? { topic, emailFrequency: defaultFrequency, isPushed: null });

/**
 * How often mails about something come to a person who chose about the topic and, it may be several times, about the thing itself (null: as about the topic). What he wants
 * soonest counts; a topic that he ended is ended, for that is what the link in a mail promises.
 */
export function frequencyOf(ofTopic: MailFrequency, wishes: readonly (MailFrequency | null)[]): MailFrequency {
  if (ofTopic === 'NONE' || wishes.length === 0) return ofTopic;
  const wanted = wishes.map((wish) => wish ?? ofTopic);
  return soonestFirst.find((frequency) => wanted.includes(frequency)) ?? ofTopic;
}

const soonestFirst: readonly MailFrequency[] = ['INSTANT', 'DAILY', 'WEEKLY', 'NONE'];

/**
 * Whether something comes to a person's devices: as he said about what he follows, else about the topic, else as he wants its mails, for who reads digests does not want to be called
 * each time. What he refused for the topic does not come whatever he follows.
 */
export function isWantedOnDevices(ofTopic: Omit<NotificationPreference, 'topic'>, wishes: readonly Wish[]): boolean {
  if (ofTopic.isPushed === false) return false;
  const asked = wishes.length === 0 ? [ofTopic] : wishes;
  return asked.some(({ emailFrequency, isPushed }) => isPushed ?? ofTopic.isPushed ?? frequencyOf(ofTopic.emailFrequency, [emailFrequency]) === 'INSTANT');
}

/** What waits for a digest follows a change of mind: to another digest, or out. Who wants mails at once gets it with the next daily one. */
export const frequencyOfWaiting = (chosen: MailFrequency): MailFrequency => (chosen === 'INSTANT' ? 'DAILY' : chosen);
