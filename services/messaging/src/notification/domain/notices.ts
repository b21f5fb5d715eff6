import { userRecipient, type Recipient } from './recipient';

/** What notices are about; preferences are kept by topic. */
export type NotificationTopic = 'ORGANIZATION_REGISTRATION' | 'REGISTRATION_REVIEW';

/** Every topic. */
export const notificationTopics: readonly NotificationTopic[] = ['ORGANIZATION_REGISTRATION', 'REGISTRATION_REVIEW'];

/** The facts of an event that notices are made of: ids and public facts. */
export interface Cause {
  readonly eventId: string;
  /** When it happened, in real time. */
  readonly happenedAt: Date;
  readonly organizationId: string;
  /** Who asked for what was decided: the applicant, a claimant, who opened a change request; null when the register did. */
  readonly applicantId: string | null;
  /** Whom the event itself names by an opaque reference: a guardian, an invited person. Null when it names nobody. */
  readonly named: Recipient | null;
  /** The organization's official name, when the event tells it. */
  readonly organizationName: string | null;
}

/** The event types that people are told of, by their names. */
export type NoticedEvent =
  | 'OrganizationSubmitted'
  | 'OrganizationChangesRequested'
  | 'OrganizationApproved'
  | 'OrganizationRejected'
  | 'ClaimSubmitted'
  | 'ClaimAccepted'
  | 'ClaimRejected'
  | 'ChangeRequestOpened'
  | 'ChangeRequestApproved'
  | 'ChangeRequestRejected';

/** Who is told: the person of the cause, whom the event names, or everybody who holds a role, but not of what he did himself. */
export type RecipientsRule = 'APPLICANT' | 'NAMED' | { readonly role: 'SGG_ADMIN' };

/** One line of the table: what an event type makes. */
export interface Notice {
  readonly topic: NotificationTopic;
  readonly recipients: RecipientsRule;
}

/** Event types choose their notices here, and nowhere else; the words are in `notice-texts.ts`. */
export const notices: Readonly<Record<NoticedEvent, Notice>> = {
  OrganizationSubmitted: { topic: 'REGISTRATION_REVIEW', recipients: { role: 'SGG_ADMIN' } },
  OrganizationChangesRequested: { topic: 'ORGANIZATION_REGISTRATION', recipients: 'APPLICANT' },
  OrganizationApproved: { topic: 'ORGANIZATION_REGISTRATION', recipients: 'APPLICANT' },
  OrganizationRejected: { topic: 'ORGANIZATION_REGISTRATION', recipients: 'APPLICANT' },
  ClaimSubmitted: { topic: 'REGISTRATION_REVIEW', recipients: { role: 'SGG_ADMIN' } },
  ClaimAccepted: { topic: 'ORGANIZATION_REGISTRATION', recipients: 'APPLICANT' },
  ClaimRejected: { topic: 'ORGANIZATION_REGISTRATION', recipients: 'APPLICANT' },
  ChangeRequestOpened: { topic: 'REGISTRATION_REVIEW', recipients: { role: 'SGG_ADMIN' } },
  ChangeRequestApproved: { topic: 'ORGANIZATION_REGISTRATION', recipients: 'APPLICANT' },
  ChangeRequestRejected: { topic: 'ORGANIZATION_REGISTRATION', recipients: 'APPLICANT' },
};

/** The people a cause concerns, each once. An officer is not told of his own registration, which he may not examine. */
export function recipientsOf(rule: RecipientsRule, { applicantId, named }: Cause, holders: readonly string[]): readonly Recipient[] {
  if (rule === 'APPLICANT') return applicantId === null ? [] : [userRecipient(applicantId)];
  if (rule === 'NAMED') return named === null ? [] : [named];
  return [...new Set(holders)].filter((userId) => userId !== applicantId).map(userRecipient);
}
