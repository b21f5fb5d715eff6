import type { Locale } from '@conect/kernel';
import { textOfDecision } from './contributor-notice-texts';
import { noticeTexts } from './notice-texts';
import type { Cause, NoticeFacts, NotificationTopic, Subject } from './notices';
import { topicOf, type NoticeKind } from './publications';
import type { Recipient } from './recipient';

/** One person told of one cause. */
export interface Notification {
  readonly id: string;
  /** The event that caused it; with the recipient it is unique. */
  readonly causeId: string;
  readonly recipient: Recipient;
  readonly kind: NoticeKind;
  readonly topic: NotificationTopic;
  readonly facts: NoticeFacts;
  readonly subject: Subject;
  readonly createdAt: Date;
  readonly readAt: Date | null;
}

/** Writes the notice of a cause to one person. */
export function notify(id: string, kind: NoticeKind, { cause, recipient, now }: { cause: Cause; recipient: Recipient; now: Date }): Notification {
  const { eventId: causeId, subject, facts } = cause;
  return { id, causeId, recipient, kind, topic: topicOf(kind), facts, subject, createdAt: now, readAt: null };
}

/** What happened, in one line. */
export const titleOf = ({ kind }: Pick<Notification, 'kind'>, locale: Locale): string => noticeTexts[kind].title[locale];

/** What happened, in a sentence or two. */
export const bodyOf = ({ kind, facts }: Pick<Notification, 'kind' | 'facts'>, locale: Locale): string =>
  noticeTexts[kind].body[locale].replace(/\{(\w+)\}/g, (_placeholder, name: string) => wordsOf(name as keyof NoticeFacts, facts, locale));

/** A decision is a code; everything else stands as it is. */
const wordsOf = (name: keyof NoticeFacts, facts: NoticeFacts, locale: Locale): string => (name === 'decision' ? textOfDecision(facts.decision, locale) : (facts[name] ?? ''));
