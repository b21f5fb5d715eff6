import { notices, type NoticedEvent, type NotificationTopic } from './notices';

/** What those are told of who follow something: what was published of it, or by it. Event types and whom they concern: `publication-events.ts` of follows. */
export const publicationKinds = [
  'FollowedConsultationPublished',
  'FollowedDeadlineExtended',
  'FollowedDraftVersionPublished',
  'FollowedResponsesPublished',
  'FollowedActAdopted',
  'FollowedActNotAdopted',
  'FollowedConsultationWithdrawn',
  'FollowedDebateScheduled',
  'FollowedDebateRescheduled',
  'FollowedMinutesPublished',
  'FollowedReportPublished',
  'FollowedActivityPublished',
  'FollowedOpportunityPublished',
] as const;

/** One of {@link publicationKinds}. */
export type PublicationKind = (typeof publicationKinds)[number];

/** What a notice tells of: an event by which somebody is concerned, or a publication that somebody follows. */
export type NoticeKind = NoticedEvent | PublicationKind;

/** On which topic notices of a kind are; people choose about mails by topic. */
export const topicOf = (kind: NoticeKind): NotificationTopic => (isPublication(kind) ? 'FOLLOWS' : notices[kind].topic);

const publications: ReadonlySet<NoticeKind> = new Set(publicationKinds);
const isPublication = (kind: NoticeKind): kind is PublicationKind => publications.has(kind);
