import { rolesFor, type InboxDrawer } from '../../thread/domain/inbox';
import { userRecipient, type Recipient } from './recipient';

/** What notices are about; preferences are kept by topic. */
export type NotificationTopic = 'ORGANIZATION_REGISTRATION' | 'ORGANIZATION_STATUS' | 'ORGANIZATION_LINKS' | 'INTEREST_RECORDS' | 'PUBLIC_UTILITY' | 'INSTITUTION_ACCOUNT' | 'REGISTRATION_REVIEW' | 'CONSULTATIONS' | 'VOLUNTEERING' | 'CORRESPONDENCE' | 'FOLLOWS' | 'WEBHOOKS' | 'BROADCASTS';

/** Every topic. */
export const notificationTopics: readonly NotificationTopic[] = [
  'ORGANIZATION_REGISTRATION',
  'ORGANIZATION_STATUS',
  'ORGANIZATION_LINKS',
  'INTEREST_RECORDS',
  'PUBLIC_UTILITY',
  'INSTITUTION_ACCOUNT',
  'REGISTRATION_REVIEW',
  'CONSULTATIONS',
  'VOLUNTEERING',
  'CORRESPONDENCE',
  'FOLLOWS',
  'WEBHOOKS',
  'BROADCASTS',
];

/** What a notice leads to. */
export interface Subject {
  /** A type of the graph. */
  readonly type: 'Organization' | 'Institution' | 'Consultation' | 'Opportunity' | 'Application' | 'VolunteeringContract' | 'VolunteeringCertificate' | 'Thread' | 'Broadcast';
  readonly id: string;
}

/** Facts that stand in the words of a notice, by their names there. */
export type NoticeFacts = Readonly<Partial<Record<'organizationName' | 'consultationTitle' | 'broadcastSubject' | 'registrationNumber' | 'decision', string>>>;

/** The facts of an event that notices are made of: ids and public facts. */
export interface Cause {
  /** The event; where several events tell of one publication, the consultation, so that each person is told of it once. */
  readonly eventId: string;
  /** When it happened, in real time. */
  readonly happenedAt: Date;
  readonly subject: Subject;
  /** Who did it; null for the system. Nobody is told of what he did himself, but an applicant, whose notice is his receipt. */
  readonly actorId: string | null;
  /** Whose people may be concerned; none when the event names none, two of a link. */
  readonly organizationIds: readonly string[];
  readonly institutionId: string | null;
  /** Whom what was decided is about: the applicant, a claimant, who opened a change request, a volunteer; null when the register asked. */
  readonly applicantId: string | null;
  /** Whom the event itself names by an opaque reference: a guardian, an invited person. Null when it names nobody. */
  readonly named: Recipient | null;
  /** Public facts that the words of a notice need: official names, legal titles, numbers of registers. */
  readonly facts: NoticeFacts;
  /** Which part of an inbox a thread lies in; null of what is no thread. */
  readonly drawer: InboxDrawer | null;
}

/** Everybody who holds one of these roles: in all of SGG, in the cause's organizations, or in its institution. */
export interface HolderRule {
  readonly roles: readonly string[];
  readonly in: 'SGG' | 'ORGANIZATION' | 'INSTITUTION';
  /** Of threads in this part of an inbox alone. */
  readonly drawer?: InboxDrawer;
}

/** Who is told: the person of the cause, whom the event names, or those who hold a role. */
export type RecipientsRule = 'APPLICANT' | 'NAMED' | HolderRule;

/** One line of the table: what an event type makes. */
export interface Notice {
  readonly topic: NotificationTopic;
  readonly recipients: readonly RecipientsRule[];
}

const officersOfSgg: HolderRule = { roles: ['SGG_ADMIN'], in: 'SGG' };
const administrators: HolderRule = { roles: ['NGO_ADMIN'], in: 'ORGANIZATION' };
/** Who speaks for an organization. */
const speakers: HolderRule = { roles: ['NGO_ADMIN', 'NGO_EDITOR'], in: 'ORGANIZATION' };
/** Who answers for an institution towards organizations; registry lets the same people act. */
const liaisons: HolderRule = { roles: ['INSTITUTION_REPRESENTATIVE', 'CIVIL_SOCIETY_UNIT'], in: 'INSTITUTION' };
/** Who answers for an institution's drafts and debates (Legea 52/2003 art. 7). */
const transparencyPeople: HolderRule = { roles: ['INSTITUTION_REPRESENTATIVE', 'TRANSPARENCY_OFFICER'], in: 'INSTITUTION' };

/** Who decides on the volunteers of an organization; volunteering lets the same people act. */
const coordinators: HolderRule = { roles: ['NGO_ADMIN', 'VOLUNTEER_COORDINATOR'], in: 'ORGANIZATION' };

/** Who answers letters, by the rules by which they open them. */
const correspondents: readonly HolderRule[] = (['ORGANIZATION', 'INSTITUTION'] as const).flatMap((place) => (['LETTERS', 'APPLICATIONS'] as const).map((drawer) => ({ roles: rolesFor(place, drawer), in: place, drawer })));
/** Who is held to account for what an institution leaves unanswered, and manages its webhooks. */
const representatives: HolderRule = { roles: ['INSTITUTION_REPRESENTATIVE'], in: 'INSTITUTION' };

const to = (topic: NotificationTopic, ...recipients: readonly RecipientsRule[]): Notice => ({ topic, recipients });

/** Event types choose their notices here, and nowhere else; the words are in `notice-texts.ts`. */
export const notices = {
  OrganizationSubmitted: to('REGISTRATION_REVIEW', officersOfSgg),
  OrganizationChangesRequested: to('ORGANIZATION_REGISTRATION', 'APPLICANT'),
  OrganizationApproved: to('ORGANIZATION_REGISTRATION', 'APPLICANT'),
  OrganizationRejected: to('ORGANIZATION_REGISTRATION', 'APPLICANT'),
  ClaimSubmitted: to('REGISTRATION_REVIEW', officersOfSgg),
  ClaimAccepted: to('ORGANIZATION_REGISTRATION', 'APPLICANT'),
  ClaimRejected: to('ORGANIZATION_REGISTRATION', 'APPLICANT'),
  ChangeRequestOpened: to('REGISTRATION_REVIEW', officersOfSgg),
  ChangeRequestApproved: to('ORGANIZATION_REGISTRATION', 'APPLICANT'),
  ChangeRequestRejected: to('ORGANIZATION_REGISTRATION', 'APPLICANT'),
  OrganizationSuspended: to('ORGANIZATION_STATUS', administrators),
  OrganizationReactivated: to('ORGANIZATION_STATUS', administrators),
  OrganizationBecameStale: to('ORGANIZATION_STATUS', administrators),
  OrganizationDissolutionRecorded: to('ORGANIZATION_STATUS', administrators),
  OrganizationDeregistered: to('ORGANIZATION_STATUS', administrators),
  OrganizationWithdrawn: to('ORGANIZATION_STATUS', administrators),
  OrganizationLinkRequested: to('ORGANIZATION_LINKS', administrators),
  OrganizationLinkConfirmed: to('ORGANIZATION_LINKS', administrators),
  OrganizationLinkRefused: to('ORGANIZATION_LINKS', administrators),
  OrganizationLinkEnded: to('ORGANIZATION_LINKS', administrators),
  InterestRecordRequested: to('INTEREST_RECORDS', liaisons),
  InterestRecordConfirmed: to('INTEREST_RECORDS', administrators),
  InterestRecordRefused: to('INTEREST_RECORDS', administrators),
  InterestRecordEnded: to('INTEREST_RECORDS', administrators, liaisons),
  PublicUtilityApplied: to('PUBLIC_UTILITY', officersOfSgg),
  PublicUtilityCaseForwarded: to('PUBLIC_UTILITY', administrators, liaisons),
  PublicUtilityCompletionRequested: to('PUBLIC_UTILITY', administrators),
  PublicUtilityCompletionSupplied: to('PUBLIC_UTILITY', liaisons),
  PublicUtilityProposed: to('PUBLIC_UTILITY', administrators, officersOfSgg),
  PublicUtilityGranted: to('PUBLIC_UTILITY', administrators, liaisons),
  PublicUtilityRefused: to('PUBLIC_UTILITY', administrators),
  PublicUtilityWithdrawn: to('PUBLIC_UTILITY', administrators),
  InstitutionAccountRequested: to('REGISTRATION_REVIEW', officersOfSgg),
  InstitutionRepresentativeValidated: to('INSTITUTION_ACCOUNT', 'APPLICANT'),
  InstitutionRepresentativeRejected: to('INSTITUTION_ACCOUNT', 'APPLICANT'),
  OrganizationInvited: to('CONSULTATIONS', speakers),
  DraftNotificationDue: to('CONSULTATIONS', 'APPLICANT', speakers),
  DebateRequested: to('CONSULTATIONS', transparencyPeople),
  ContributionDraftChanged: to('CONSULTATIONS', 'APPLICANT', speakers),
  ContributionAnswered: to('CONSULTATIONS', 'APPLICANT', speakers),
  ContributionToAdoptedAct: to('CONSULTATIONS', 'APPLICANT', speakers),
  ContributionToUnadoptedAct: to('CONSULTATIONS', 'APPLICANT', speakers),
  ContributionConsultationWithdrawn: to('CONSULTATIONS', 'APPLICANT', speakers),
  OpportunitySubmitted: to('REGISTRATION_REVIEW', officersOfSgg),
  OpportunityPublished: to('VOLUNTEERING', coordinators),
  OpportunityRejected: to('VOLUNTEERING', coordinators),
  ApplicationSubmitted: to('VOLUNTEERING', coordinators),
  ApplicationWaitlisted: to('VOLUNTEERING', 'APPLICANT'),
  ApplicationAccepted: to('VOLUNTEERING', 'APPLICANT'),
  ApplicationPromoted: to('VOLUNTEERING', 'APPLICANT', coordinators),
  ApplicationRejected: to('VOLUNTEERING', 'APPLICANT'),
  ApplicationWithdrawn: to('VOLUNTEERING', coordinators),
  ApplicationCancelledByHost: to('VOLUNTEERING', 'APPLICANT'),
  ContractGenerated: to('VOLUNTEERING', 'APPLICANT'),
  GuardianConsentRequested: to('VOLUNTEERING', 'NAMED'),
  GuardianConsentGiven: to('VOLUNTEERING', 'NAMED', 'APPLICANT', coordinators),
  GuardianConsentRefused: to('VOLUNTEERING', 'APPLICANT', coordinators),
  GuardianConsentRevoked: to('VOLUNTEERING', 'APPLICANT', coordinators),
  ContractSigned: to('VOLUNTEERING', coordinators),
  ContractActivated: to('VOLUNTEERING', 'APPLICANT'),
  ContractRejected: to('VOLUNTEERING', coordinators),
  ContractCancelled: to('VOLUNTEERING', 'APPLICANT'),
  ContractNoticeGiven: to('VOLUNTEERING', 'APPLICANT', coordinators),
  ContractTerminated: to('VOLUNTEERING', 'APPLICANT', coordinators),
  ContractExpired: to('VOLUNTEERING', 'APPLICANT', coordinators),
  RenegotiationProposed: to('VOLUNTEERING', 'APPLICANT', coordinators),
  RenegotiationAccepted: to('VOLUNTEERING', 'APPLICANT', coordinators),
  RenegotiationDeclined: to('VOLUNTEERING', 'APPLICANT', coordinators),
  HoursRejected: to('VOLUNTEERING', 'APPLICANT'),
  CertificateIssued: to('VOLUNTEERING', 'APPLICANT'),
  CertificateRevoked: to('VOLUNTEERING', 'APPLICANT'),
  ThreadOpened: to('CORRESPONDENCE', ...correspondents),
  MessageSent: to('CORRESPONDENCE', 'APPLICANT', ...correspondents),
  ThreadResolved: to('CORRESPONDENCE', 'APPLICANT', ...correspondents),
  ThreadReopened: to('CORRESPONDENCE', 'APPLICANT', ...correspondents),
  ThreadExtended: to('CORRESPONDENCE', 'APPLICANT', ...correspondents),
  ThreadRedirected: to('CORRESPONDENCE', 'APPLICANT', ...correspondents),
  ThreadOverdue: to('CORRESPONDENCE', representatives),
  ThreadEscalated: to('CORRESPONDENCE', officersOfSgg),
  ThreadReported: to('REGISTRATION_REVIEW', officersOfSgg),
  ThreadReportUpheld: to('CORRESPONDENCE', 'APPLICANT'),
  ThreadReportDismissed: to('CORRESPONDENCE', 'APPLICANT'),
  WebhookDisabled: to('WEBHOOKS', administrators, representatives),
  // No event: the delivery of a broadcast tells organizations in batches.
  BroadcastReceived: to('BROADCASTS', speakers),
} as const satisfies Readonly<Record<string, Notice>>;

/** The event types that people are told of, by their names. */
export type NoticedEvent = keyof typeof notices;

/** The people whom one rule means, given who holds its roles. */
export function recipientsOf(rule: RecipientsRule, { applicantId, actorId, named }: Cause, holders: readonly string[]): readonly Recipient[] {
  if (rule === 'APPLICANT') return applicantId === null ? [] : [userRecipient(applicantId)];
  if (rule === 'NAMED') return named === null ? [] : [named];
  // An officer is not told of his own registration either, which he may not examine.
  return holders.filter((userId) => userId !== applicantId && userId !== actorId).map(userRecipient);
}
