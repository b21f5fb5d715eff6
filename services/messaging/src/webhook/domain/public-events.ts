/** What is public of an event: why everybody may know of it, and what of it not everybody may. */
export interface PublicEvent {
  /** Why it may leave CONECT. */
  readonly because: string;
  /** Fields of its data that are left out: ids of people. */
  readonly hidden?: readonly string[];
  /** For events that are also said of what is not public: the values of a field that say it is. */
  readonly only?: { readonly field: string; readonly values: readonly string[] };
}

const catalogue = 'The organization stands in the public catalogue.';
const ofCatalogue: PublicEvent = { because: catalogue };
const activities: PublicEvent = { because: 'An organization tells everybody of its activities; what was taken back is named by its id alone.' };
const reports: PublicEvent = { because: 'Yearly reports are public.' };
const communities: PublicEvent = { because: 'Which communities of expertise there are is public; who is in them is not said.' };
const decisions: PublicEvent = { because: 'Decisions of the Government are published in Monitorul Oficial.' };
const consultations: PublicEvent = { because: 'The consultation was announced (Legea 52/2003 art. 7) and stays public from then on.' };
const debates: PublicEvent = { because: 'Public debates, and their minutes, are announced to everybody (Legea 52/2003 art. 7).' };
const ideas: PublicEvent = { because: 'Ideas are public from the beginning.' };
const calls: PublicEvent = { because: 'The call for volunteers was published.' };

/**
 * The events of which other systems are told, by their names; every other one is not for them. An event stands here only if whatever it is said of is
 * public, or if it says itself whether it is. Those that are also said of what never was public do not: OpportunityCancelled and OpportunityArchived
 * (of drafts), OrganizationLinkEnded and InterestRecordEnded (of what was only asked for), OrganizationImported (of a hundred thousand at once).
 */
export const publicEvents = {
  OrganizationApproved: { because: 'The organization is public from this event on.', hidden: ['applicantId'] },
  OrganizationClaimed: { because: catalogue, hidden: ['claimId', 'claimantId'] },
  OrganizationUpdated: { because: 'The organization stands in the public catalogue; drafts and what is under review are left out.', only: { field: 'status', values: ['IMPORTED_UNCLAIMED', 'ACTIVE', 'DISSOLVING', 'DEREGISTERED'] } },
  OrganizationSuspended: ofCatalogue,
  OrganizationReactivated: ofCatalogue,
  OrganizationDissolutionRecorded: ofCatalogue,
  OrganizationDeregistered: ofCatalogue,
  OrganizationWithdrawn: { because: 'The organization stood in the public catalogue until this event.' },
  OrganizationLinkConfirmed: { because: 'Links that both organizations have confirmed are public.' },
  InterestRecordConfirmed: { because: 'Confirmed interest records are public (OG 26/2000 art. 51).' },
  PublicUtilityGranted: decisions,
  PublicUtilityWithdrawn: decisions,
  ActivityPublished: activities,
  ActivityUpdated: activities,
  ActivityRemoved: activities,
  YearlyReportSubmitted: reports,
  YearlyReportCorrected: reports,
  ExpertiseCommunityCreated: communities,
  ExpertiseCommunityClosed: communities,
  ConsultationPublished: { because: 'The consultation is announced by this event (Legea 52/2003 art. 7).' },
  ConsultationDeadlineExtended: consultations,
  ConsultationClosedForInput: consultations,
  DraftVersionPublished: consultations,
  ResponsesPublished: consultations,
  SubmittedForEndorsement: consultations,
  ActAdopted: consultations,
  ActNotAdopted: consultations,
  ConsultationWithdrawn: consultations,
  ConsultationArchived: consultations,
  DebateScheduled: debates,
  DebateRescheduled: debates,
  MinutesPublished: debates,
  ContributionRegisterRootPublished: { because: 'The roots of the registers of proposals are published so that everybody can check them.' },
  TransparencyReportFrozen: { because: 'A signed report on decisional transparency is public (Legea 52/2003 art. 13).' },
  IdeaSubmitted: ideas,
  IdeaWithdrawn: ideas,
  IdeaAnswered: ideas,
  OpportunityPublished: { because: 'The call for volunteers becomes public by this event.' },
  PublishedOpportunityUpdated: calls,
  OpportunityPaused: calls,
  OpportunityResumed: calls,
  OpportunityClosed: calls,
} as const satisfies Readonly<Record<string, PublicEvent>>;

/** One of {@link publicEvents}. */
export type PublicEventName = keyof typeof publicEvents;

/** Whether this very event is public. */
export function isPublic(name: PublicEventName, data: Readonly<Record<string, unknown>>): boolean {
  const { only }: PublicEvent = publicEvents[name];
  return only === undefined || only.values.includes(String(data[only.field]));
}
