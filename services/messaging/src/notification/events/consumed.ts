import { on, type EventHandler, type EventSubscription } from '@conect/event-bus';
import {
  changeRequestApproved,
  changeRequestOpened,
  changeRequestRejected,
  claimAccepted,
  claimRejected,
  claimSubmitted,
  contributionAnswered,
  contributionConsultationWithdrawn,
  contributionDraftChanged,
  contributionToAdoptedAct,
  contributionToUnadoptedAct,
  debateRequested,
  draftNotificationDue,
  institutionAccountRequested,
  institutionRepresentativeRejected,
  institutionRepresentativeValidated,
  interestRecordConfirmed,
  interestRecordEnded,
  interestRecordRefused,
  interestRecordRequested,
  organizationApproved,
  organizationBecameStale,
  organizationChangesRequested,
  organizationDeregistered,
  organizationDissolutionRecorded,
  organizationInvited,
  organizationLinkConfirmed,
  organizationLinkEnded,
  organizationLinkRefused,
  organizationLinkRequested,
  organizationReactivated,
  organizationRejected,
  organizationSubmitted,
  organizationSuspended,
  organizationWithdrawn,
  publicUtilityApplied,
  publicUtilityCaseForwarded,
  publicUtilityCompletionRequested,
  publicUtilityCompletionSupplied,
  publicUtilityGranted,
  publicUtilityProposed,
  publicUtilityRefused,
  publicUtilityWithdrawn,
  webhookDisabled,
  type EventContract,
  type IncomingEvent,
} from '@conect/events';
import type { Cause, NoticedEvent, NoticeFacts, Subject } from '../domain/notices';
import type { Recipient } from '../domain/recipient';
import { causeOfReport, isOfReport, reportContracts } from './report-contracts';
import { causeOfThread, isOfThread, threadContracts } from './thread-contracts';
import { volunteeringContracts } from './volunteering-contracts';

type Manager = Parameters<EventHandler<unknown>>[1];

/** The contract of every event type that people are told of; one without a line in `domain/notices.ts` does not compile. */
const contracts = {
  OrganizationSubmitted: organizationSubmitted,
  OrganizationChangesRequested: organizationChangesRequested,
  OrganizationApproved: organizationApproved,
  OrganizationRejected: organizationRejected,
  ClaimSubmitted: claimSubmitted,
  ClaimAccepted: claimAccepted,
  ClaimRejected: claimRejected,
  ChangeRequestOpened: changeRequestOpened,
  ChangeRequestApproved: changeRequestApproved,
  ChangeRequestRejected: changeRequestRejected,
  OrganizationSuspended: organizationSuspended,
  OrganizationReactivated: organizationReactivated,
  OrganizationBecameStale: organizationBecameStale,
  OrganizationDissolutionRecorded: organizationDissolutionRecorded,
  OrganizationDeregistered: organizationDeregistered,
  OrganizationWithdrawn: organizationWithdrawn,
  OrganizationLinkRequested: organizationLinkRequested,
  OrganizationLinkConfirmed: organizationLinkConfirmed,
  OrganizationLinkRefused: organizationLinkRefused,
  OrganizationLinkEnded: organizationLinkEnded,
  InterestRecordRequested: interestRecordRequested,
  InterestRecordConfirmed: interestRecordConfirmed,
  InterestRecordRefused: interestRecordRefused,
  InterestRecordEnded: interestRecordEnded,
  PublicUtilityApplied: publicUtilityApplied,
  PublicUtilityCaseForwarded: publicUtilityCaseForwarded,
  PublicUtilityCompletionRequested: publicUtilityCompletionRequested,
  PublicUtilityCompletionSupplied: publicUtilityCompletionSupplied,
  PublicUtilityProposed: publicUtilityProposed,
  PublicUtilityGranted: publicUtilityGranted,
  PublicUtilityRefused: publicUtilityRefused,
  PublicUtilityWithdrawn: publicUtilityWithdrawn,
  InstitutionAccountRequested: institutionAccountRequested,
  InstitutionRepresentativeValidated: institutionRepresentativeValidated,
  InstitutionRepresentativeRejected: institutionRepresentativeRejected,
  OrganizationInvited: organizationInvited,
  DraftNotificationDue: draftNotificationDue,
  DebateRequested: debateRequested,
  ContributionDraftChanged: contributionDraftChanged,
  ContributionAnswered: contributionAnswered,
  ContributionToAdoptedAct: contributionToAdoptedAct,
  ContributionToUnadoptedAct: contributionToUnadoptedAct,
  ContributionConsultationWithdrawn: contributionConsultationWithdrawn,
  ...volunteeringContracts,
  ...threadContracts,
  ...reportContracts,
  WebhookDisabled: webhookDisabled,
} satisfies Readonly<Record<Exclude<NoticedEvent, 'BroadcastReceived'>, EventContract>>;

/** Acts on one cause in the transaction of its event. */
export type OnCause = (manager: Manager, kind: NoticedEvent, facts: { readonly cause: Cause; readonly traceparent: string | null }) => Promise<void>;

/** What this service listens to in order to tell people. */
export const noticeSubscriptions = (onCause: OnCause): readonly EventSubscription[] =>
  Object.entries(contracts).map(([name, contract]) =>
    on(contract as EventContract, (event, manager) =>
      onCause(manager, name as NoticedEvent, { cause: causeFrom(event), traceparent: event.traceparent }),
    ),
  );

/** The cause that an event is, in the words of what it is about. */
function causeFrom(event: IncomingEvent): Cause {
  if (isOfThread(event)) return causeOfThread(event);
  return isOfReport(event) ? causeOfReport(event) : causeOf(event as IncomingEvent<Facts>);
}

/** What the events have of this, each some of it; who asked has a name of its own in each. */
interface Facts {
  readonly organizationId?: string | null;
  readonly institutionId?: string | null;
  /** The two of a link. */
  readonly parentId?: string;
  readonly memberId?: string;
  readonly applicantId?: string;
  readonly claimantId?: string;
  readonly requesterId?: string | null;
  readonly userId?: string | null;
  readonly volunteerId?: string;
  readonly legalName?: string;
  /** On events about a public consultation, with its title. */
  readonly consultationId?: string;
  readonly title?: string;
  /** On events about what a volunteer or a host does. */
  readonly opportunityId?: string;
  readonly applicationId?: string;
  readonly contractId?: string;
  readonly certificateId?: string;
  /** On what a standing request is served. */
  readonly draftNotificationId?: string;
  /** On what the author of a proposal is told. */
  readonly roundId?: string;
  readonly registrationNumber?: string;
  readonly status?: string;
  /** On events about somebody who may have no account: the service that resolves the reference, and the reference. */
  readonly recipientRef?: Recipient;
}

/** What an event says, as the cause of notices. */
const causeOf = ({ id, name, time, actorId, subject, data }: IncomingEvent<Facts>): Cause => ({
  eventId: causeIdOf(name, data, id),
  happenedAt: time,
  actorId,
  subject: subjectOf(data, subject),
  organizationIds: [data.organizationId, data.parentId, data.memberId].filter((id) => id != null),
  institutionId: data.institutionId ?? null,
  applicantId: applicantOf(data),
  named: data.recipientRef ?? null,
  facts: factsOf(data),
  drawer: null,
});

/** What the words of a notice need of it. */
const factsOf = ({ legalName, consultationId, title, registrationNumber, status }: Facts): NoticeFacts => ({
  ...(legalName === undefined ? {} : { organizationName: legalName }),
  ...(consultationId === undefined || title === undefined ? {} : { consultationTitle: title }),
  ...(registrationNumber === undefined || status === undefined ? {} : { registrationNumber, decision: status }),
});

/** Of these the author of a proposal is told whatever became of it, and so once for all that he proposed. */
const toldOncePerRound: ReadonlySet<string> = new Set<NoticedEvent>(['ContributionDraftChanged', 'ContributionToUnadoptedAct', 'ContributionConsultationWithdrawn']);

/**
 * One publication may serve several requests of the same person: his own, and those of organizations that he speaks for. What tells of it
 * is not the cause, but the publication is, of which he is told once; likewise of what happened to a draft about which he proposed several things.
 */
function causeIdOf(name: string, { draftNotificationId, consultationId, roundId }: Facts, eventId: string): string {
  if (draftNotificationId !== undefined) return consultationId ?? eventId;
  return toldOncePerRound.has(name) ? (roundId ?? eventId) : eventId;
}

/** It leads to the nearest of what the event names; of a link to the organization that the other belongs to. */
function subjectOf(facts: Facts, key: string): Subject {
  const nearest = nearestFirst.find(([field]) => facts[field] !== undefined);
  if (nearest !== undefined) return { type: nearest[1], id: facts[nearest[0]]! };
  const organization = facts.organizationId ?? facts.parentId;
  return organization == null ? { type: 'Institution', id: facts.institutionId ?? key } : { type: 'Organization', id: organization };
}

const nearestFirst = [
  ['consultationId', 'Consultation'],
  ['certificateId', 'VolunteeringCertificate'],
  ['contractId', 'VolunteeringContract'],
  ['applicationId', 'Application'],
  ['opportunityId', 'Opportunity'],
] as const;

const applicantOf = ({ applicantId, claimantId, requesterId, userId, volunteerId }: Facts): string | null => applicantId ?? claimantId ?? requesterId ?? userId ?? volunteerId ?? null;
