/** The domains of volunteering that Law 78/2014 names (Legea 78/2014 art. 2 and 3). */
export const volunteeringDomains = [
  'ARTS_AND_CULTURE',
  'SPORT_AND_RECREATION',
  'EDUCATION_AND_RESEARCH',
  'ENVIRONMENT',
  'HEALTH',
  'SOCIAL_ASSISTANCE',
  'RELIGION',
  'CIVIC_ACTIVISM',
  'HUMAN_RIGHTS',
  'HUMANITARIAN_AID',
  'COMMUNITY_DEVELOPMENT',
  'SOCIAL_DEVELOPMENT',
] as const;

/** One of {@link volunteeringDomains}. */
export type VolunteeringDomain = (typeof volunteeringDomains)[number];

/** For whom a place is fit: what an opportunity says of its accessibility. */
export const accessibilityFeatures = ['WHEELCHAIR', 'SIGN_LANGUAGE', 'HEARING_LOOP', 'EASY_READING', 'GUIDE_DOG', 'QUIET_SPACE', 'PUBLIC_TRANSPORT'] as const;

/** One of {@link accessibilityFeatures}. */
export type AccessibilityFeature = (typeof accessibilityFeatures)[number];

/** Who lets people in: the place itself while it has places, or a coordinator one by one. */
export type Acceptance = 'AUTOMATIC' | 'BY_COORDINATOR';

/** Where something is done; null for what is done from anywhere. */
export interface Place {
  /** SIRUTA code of the locality. */
  readonly localityId: string;
  readonly countyCode: string;
  readonly address: string | null;
  /** Degrees, WGS 84, of the place itself; null when the organization does not say where in its locality. */
  readonly latitude: number | null;
  readonly longitude: number | null;
}

/** What an applicant is asked. */
export interface Question {
  readonly id: string;
  readonly text: string;
  readonly isRequired: boolean;
}

/** A time with places of its own (tură). */
export interface Shift {
  readonly id: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly places: number;
  /** Places that accepted applications take. */
  readonly takenCount: number;
}

/** What an opportunity says. */
interface OpportunityContent {
  readonly title: string;
  readonly description: string;
  /** 1 to 3. */
  readonly volunteeringDomains: readonly VolunteeringDomain[];
  /** Codes of activity domains, 1 to 10. */
  readonly domains: readonly string[];
  /** Null when it is done from anywhere. */
  readonly place: Place | null;
  /** The first and the last day; days in Romania. */
  readonly startsOn: string;
  readonly endsOn: string;
  /** The last day on which to apply; null: as long as it is PUBLISHED. */
  readonly applyUntil: string | null;
  readonly acceptance: Acceptance;
  /** Places as a whole; null when each shift has its own. */
  readonly places: number | null;
  /** At least 15: Law 78/2014 asks for work capacity (Codul muncii art. 13). */
  readonly minimumAge: number;
  /** Whether people under 18 may come. */
  readonly isOpenToMinors: boolean;
  /** Whether part of it is done between 22:00 and 6:00, when nobody under 18 may work (Codul muncii art. 128). */
  readonly hasNightWork: boolean;
  readonly accessibility: readonly AccessibilityFeature[];
  readonly skills: readonly string[];
  /** ISO 639-1 codes. */
  readonly languages: readonly string[];
  readonly benefits: readonly string[];
  readonly questions: readonly Question[];
}

/** Where an opportunity stands (domain 2.7); that it is full is computed. */
export type OpportunityStatus = 'DRAFT' | 'IN_REVIEW' | 'REJECTED' | 'PUBLISHED' | 'PAUSED' | 'CLOSED' | 'CANCELLED' | 'ARCHIVED';

/** Why an opportunity was paused or cancelled without its organization's doing. */
export type OpportunityReasonCode = 'ORGANIZATION_SUSPENDED' | 'ORGANIZATION_ENDED';

/** A call for volunteers (oportunitate de voluntariat). */
export interface Opportunity extends OpportunityContent {
  readonly id: string;
  /** One more with each change. */
  readonly version: number;
  readonly organizationId: string;
  readonly status: OpportunityStatus;
  readonly statusSince: Date;
  /** In words, why it was rejected or cancelled; null otherwise. */
  readonly statusReason: string | null;
  /** Why it was paused or cancelled without its organization's doing; null otherwise. */
  readonly statusReasonCode: OpportunityReasonCode | null;
  readonly createdAt: Date;
  readonly createdBy: string;
  readonly updatedAt: Date;
  /** Null before it was public for the first time. */
  readonly publishedAt: Date | null;
  /** When SGG approved it; null for one that it did not have to read, or has not approved. */
  readonly approvedAt: Date | null;
  /** Places that accepted applications take, of all shifts together. */
  readonly takenCount: number;
  readonly shifts: readonly Shift[];
}

/** All that an opportunity says, with its shifts. */
export interface SaidOpportunity extends OpportunityContent {
  readonly shifts: readonly Shift[];
}

/** Something that happened to an opportunity; the opportunity is as it is afterwards. */
export type OpportunityEvent =
  | {
      readonly type:
        | 'OpportunityCreated'
        | 'OpportunityUpdated'
        | 'PublishedOpportunityUpdated'
        | 'OpportunitySubmitted'
        | 'OpportunityRejected'
        | 'OpportunityPublished'
        | 'OpportunityPaused'
        | 'OpportunityResumed'
        | 'OpportunityArchived';
      readonly opportunity: Opportunity;
    }
  | {
      readonly type: 'OpportunityClosed' | 'OpportunityCancelled';
      readonly opportunity: Opportunity;
      /** What those read who wait for a decision; null when nobody wrote something. */
      readonly message: string | null;
    };

/** How many places are left, of all shifts together. */
export const freePlacesOf = ({ places, takenCount, shifts }: Pick<Opportunity, 'places' | 'takenCount' | 'shifts'>): number =>
  (places ?? shifts.reduce((sum, shift) => sum + shift.places, 0)) - takenCount;

/** Whether there are more places than before, as a whole or in a shift that there was already. */
export function hasMorePlaces(before: Opportunity, after: Opportunity): boolean {
  const placesBefore = new Map<string, number>(before.shifts.map(({ id, places }) => [id, places]));
  return (after.places ?? 0) > (before.places ?? 0) || after.shifts.some(({ id, places }) => places > (placesBefore.get(id) ?? places));
}
