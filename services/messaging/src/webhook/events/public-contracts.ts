import {
  actAdopted,
  activityPublished,
  activityRemoved,
  activityUpdated,
  actNotAdopted,
  consultationArchived,
  consultationClosedForInput,
  consultationDeadlineExtended,
  consultationPublished,
  consultationWithdrawn,
  contributionRegisterRootPublished,
  debateRescheduled,
  debateScheduled,
  draftVersionPublished,
  expertiseCommunityClosed,
  expertiseCommunityCreated,
  ideaAnswered,
  ideaSubmitted,
  ideaWithdrawn,
  interestRecordConfirmed,
  minutesPublished,
  opportunityClosed,
  opportunityPaused,
  opportunityPublished,
  opportunityResumed,
  organizationApproved,
  organizationClaimed,
  organizationDeregistered,
  organizationDissolutionRecorded,
  organizationLinkConfirmed,
  organizationReactivated,
  organizationSuspended,
  organizationUpdated,
  organizationWithdrawn,
  publicUtilityGranted,
  publicUtilityWithdrawn,
  publishedOpportunityUpdated,
  responsesPublished,
  submittedForEndorsement,
  transparencyReportFrozen,
  yearlyReportCorrected,
  yearlyReportSubmitted,
  type EventContract,
} from '@conect/events';
import { z } from 'zod';
import { publicEvents, type PublicEvent, type PublicEventName } from '../domain/public-events';
import type { DescribedType } from '../application/ports';

/** The contract of every event of which other systems are told. */
export const publicContracts = {
  OrganizationApproved: organizationApproved,
  OrganizationClaimed: organizationClaimed,
  OrganizationUpdated: organizationUpdated,
  OrganizationSuspended: organizationSuspended,
  OrganizationReactivated: organizationReactivated,
  OrganizationDissolutionRecorded: organizationDissolutionRecorded,
  OrganizationDeregistered: organizationDeregistered,
  OrganizationWithdrawn: organizationWithdrawn,
  OrganizationLinkConfirmed: organizationLinkConfirmed,
  InterestRecordConfirmed: interestRecordConfirmed,
  PublicUtilityGranted: publicUtilityGranted,
  PublicUtilityWithdrawn: publicUtilityWithdrawn,
  ActivityPublished: activityPublished,
  ActivityUpdated: activityUpdated,
  ActivityRemoved: activityRemoved,
  YearlyReportSubmitted: yearlyReportSubmitted,
  YearlyReportCorrected: yearlyReportCorrected,
  ExpertiseCommunityCreated: expertiseCommunityCreated,
  ExpertiseCommunityClosed: expertiseCommunityClosed,
  ConsultationPublished: consultationPublished,
  ConsultationDeadlineExtended: consultationDeadlineExtended,
  ConsultationClosedForInput: consultationClosedForInput,
  DraftVersionPublished: draftVersionPublished,
  ResponsesPublished: responsesPublished,
  SubmittedForEndorsement: submittedForEndorsement,
  ActAdopted: actAdopted,
  ActNotAdopted: actNotAdopted,
  ConsultationWithdrawn: consultationWithdrawn,
  ConsultationArchived: consultationArchived,
  DebateScheduled: debateScheduled,
  DebateRescheduled: debateRescheduled,
  MinutesPublished: minutesPublished,
  ContributionRegisterRootPublished: contributionRegisterRootPublished,
  TransparencyReportFrozen: transparencyReportFrozen,
  IdeaSubmitted: ideaSubmitted,
  IdeaWithdrawn: ideaWithdrawn,
  IdeaAnswered: ideaAnswered,
  OpportunityPublished: opportunityPublished,
  PublishedOpportunityUpdated: publishedOpportunityUpdated,
  OpportunityPaused: opportunityPaused,
  OpportunityResumed: opportunityResumed,
  OpportunityClosed: opportunityClosed,
} as const satisfies Readonly<Record<PublicEventName, EventContract>>;

/** Their names. */
export const publicEventNames = Object.keys(publicContracts) as readonly PublicEventName[];

/** What of an event's data is public: its contract but for what is hidden. What a later version adds is left out until it stands in the contract. */
export function publicDataOf(name: PublicEventName): z.ZodObject {
  const { hidden = [] }: PublicEvent = publicEvents[name];
  const { shape }: z.ZodObject = publicContracts[name].data;
  return z.object(Object.fromEntries(Object.entries(shape).filter(([field]) => !hidden.includes(field))));
}

/** Every public type, in the order of the table. */
export const describedTypes = (): readonly DescribedType[] =>
  publicEventNames.map((name) => {
    const { type, service, when: description, dataschema } = publicContracts[name];
    const { because, hidden }: PublicEvent = publicEvents[name];
    return { type, service, description, because, dataJsonSchema: JSON.stringify(z.toJSONSchema(publicDataOf(name))), schemaUrl: hidden === undefined ? dataschema : null };
  });
