import type { AreaOfActivity } from './activity-area';
import type { BoardMember } from './board';
import type { Contact } from './contacts';

/** The legal forms of the catalogue. */
export type OrganizationType =
  | 'ASSOCIATION'
  | 'FOUNDATION'
  | 'FEDERATION'
  | 'UNION'
  | 'BRANCH'
  | 'FOREIGN_NONPROFIT'
  | 'SOCIAL_ENTERPRISE'
  | 'INFORMAL_GROUP';

/** Public-utility recognition (statut de utilitate publică). */
export type PublicUtilityStatus = 'NONE' | 'APPLIED' | 'GRANTED' | 'WITHDRAWN';

/** How the organization came to be known: by its own people, or by the national register. */
type OrganizationSource = 'REGISTRATION' | 'NATIONAL_REGISTER';

/** One activity domain of an organization; a proposed one was derived from its purpose and nobody has confirmed it. */
export interface OrganizationDomain {
  readonly code: string;
  readonly isPrimary: boolean;
  readonly isProposed: boolean;
}

/** The one order of domains everywhere: the primary one first, then by code; so that the same set never looks like a change. */
export const inDomainOrder = (domains: readonly OrganizationDomain[]): readonly OrganizationDomain[] =>
  domains.toSorted((one, other) => Number(other.isPrimary) - Number(one.isPrimary) || (one.code < other.code ? -1 : 1));

/** What an organization says of itself; in a draft everything but type and name may be missing. */
export interface OrganizationProfile {
  readonly type: OrganizationType;
  readonly legalName: string;
  readonly shortName: string | null;
  /** Digits only. */
  readonly cui: string | null;
  /** Raw, e.g. `1249/A/2020`; its letters are not interpreted. */
  readonly nationalRegisterNumber: string | null;
  readonly courtCode: string | null;
  readonly courtRegisterNumber: string | null;
  /** `yyyy-mm-dd` */
  readonly registeredOn: string | null;
  readonly countyCode: string | null;
  /** SIRUTA code of the administrative unit, derived from the locality. */
  readonly unitCode: string | null;
  /** SIRUTA code of the locality. */
  readonly localityCode: string | null;
  readonly registeredAddress: string | null;
  readonly purpose: string | null;
  readonly shortDescriptionRo: string | null;
  readonly shortDescriptionEn: string | null;
  readonly descriptionRo: string | null;
  readonly descriptionEn: string | null;
  readonly website: string | null;
  /** Addresses of its pages; see `web-pages.ts`. */
  readonly webPages: readonly string[];
  readonly contactEmail: string | null;
  readonly contactPhone: string | null;
  readonly contacts: readonly Contact[];
  readonly legalRepresentative: string | null;
  readonly boardMembers: readonly BoardMember[];
  readonly statuteDocumentId: string | null;
  readonly logoDocumentId: string | null;
  readonly activityArea: AreaOfActivity | null;
  /** At most one is primary; {@link inDomainOrder}. */
  readonly domains: readonly OrganizationDomain[];
}

/** What every organization has, whatever its status. */
interface OrganizationFacts {
  readonly id: string;
  /** One more with each change; also the version of the change's event. */
  readonly version: number;
  readonly source: OrganizationSource;
  readonly isBranch: boolean;
  readonly publicUtilityStatus: PublicUtilityStatus;
  readonly profile: OrganizationProfile;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly statusSince: Date;
}

/** Brought by the national register; nobody speaks for it yet. */
export interface ImportedOrganization extends OrganizationFacts {
  readonly status: 'IMPORTED_UNCLAIMED' | 'DISSOLVING' | 'DEREGISTERED';
}

/** Brought by the national register; at least one claim to it waits for SGG. */
export interface ClaimPendingOrganization extends OrganizationFacts {
  readonly status: 'CLAIM_PENDING';
}

/** A registration that only its applicant sees. */
export interface DraftOrganization extends OrganizationFacts {
  readonly status: 'DRAFT';
  readonly applicantId: string;
}

/** A registration that waits for an officer of SGG. */
export interface SubmittedOrganization extends OrganizationFacts {
  readonly status: 'SUBMITTED';
  readonly applicantId: string;
  readonly submittedAt: Date;
}

/** The facts of a registration that a reviewer has taken. */
interface ReviewFacts extends OrganizationFacts {
  readonly applicantId: string;
  readonly submittedAt: Date;
  readonly reviewerId: string;
  readonly reviewStartedAt: Date;
}

/** A registration that an officer of SGG examines. */
export interface OrganizationInReview extends ReviewFacts {
  readonly status: 'IN_REVIEW';
}

/** A registration that came back to its applicant with comments. */
export interface OrganizationNeedingChanges extends ReviewFacts {
  readonly status: 'NEEDS_CHANGES';
}

/** What an organization keeps that SGG once admitted, by approving its registration or a claim; people speak for it. */
interface AdmittedFacts extends OrganizationFacts {
  /** Null for one that was claimed. */
  readonly applicantId: string | null;
  readonly submittedAt: Date | null;
  readonly reviewerId: string | null;
  readonly reviewStartedAt: Date | null;
  readonly decidedAt: Date;
  readonly decidedBy: string;
  /** When its people last said that what it shows is right; the admission counts as the first time. */
  readonly confirmedAt: Date;
  /** No confirmation for 12 months: a badge, which takes no right away. */
  readonly isStale: boolean;
  /** Why it has its present status, when SGG had to say. */
  readonly statusReason: string | null;
}

/** In the public catalogue, with people who speak for it. */
export interface ActiveOrganization extends AdmittedFacts {
  readonly status: 'ACTIVE';
}

/** Still public, but its people only read. */
export interface SuspendedOrganization extends AdmittedFacts {
  readonly status: 'SUSPENDED';
  readonly statusReason: string;
}

/** In dissolution or liquidation, by a decision that SGG recorded. */
export interface DissolvingOrganization extends AdmittedFacts {
  readonly status: 'DISSOLVING';
  readonly statusReason: string;
}

/** Struck off the register; final, and what is left is a tombstone. */
export interface DeregisteredOrganization extends AdmittedFacts {
  readonly status: 'DEREGISTERED';
}

/** Taken out of the catalogue by its own people; final, and what is left is a tombstone. */
export interface WithdrawnOrganization extends AdmittedFacts {
  readonly status: 'WITHDRAWN';
}

/** A registration that was refused; final. */
export interface RejectedOrganization extends ReviewFacts {
  readonly status: 'REJECTED';
  readonly decidedAt: Date;
  readonly decidedBy: string;
  readonly decisionReason: string;
}

/** A registration that was not decided yet. */
type UndecidedOrganization = DraftOrganization | SubmittedOrganization | OrganizationInReview | OrganizationNeedingChanges;

/** An organization that SGG admitted, whatever became of it. */
export type AdmittedOrganization = ActiveOrganization | SuspendedOrganization | DissolvingOrganization | DeregisteredOrganization | WithdrawnOrganization;

/** An organization (organizație neguvernamentală), from its draft or its import onwards. */
export type Organization = ImportedOrganization | ClaimPendingOrganization | UndecidedOrganization | AdmittedOrganization | RejectedOrganization;

/** The states an organization can be in. */
export type OrganizationStatus = Organization['status'];

/** The states in which anybody may see an organization; the withdrawn is in no list, but whoever has its id finds the tombstone. */
export const publicStatuses: ReadonlySet<OrganizationStatus> = new Set([
  'IMPORTED_UNCLAIMED',
  'CLAIM_PENDING',
  'ACTIVE',
  'SUSPENDED',
  'DISSOLVING',
  'DEREGISTERED',
  'WITHDRAWN',
]);

/** An organization whose profile somebody may still change: its applicant, its people, or the register. */
export type ChangeableOrganization = Exclude<Organization, ClaimPendingOrganization | SuspendedOrganization | WithdrawnOrganization>;

/** Whether somebody may still change its profile; who, is for the permissions to say. */
export const isChangeable = (organization: Organization): organization is ChangeableOrganization =>
  !['CLAIM_PENDING', 'SUSPENDED', 'WITHDRAWN'].includes(organization.status);

/** Whether SGG admitted the organization at some time, so that it has people who speak for it. */
export const isAdmitted = (organization: Organization): organization is AdmittedOrganization =>
  'decidedAt' in organization && organization.status !== 'REJECTED';

/** Whether the national register alone speaks for the organization and changes it. */
export const followsRegister = (organization: Organization): organization is ImportedOrganization =>
  organization.source === 'NATIONAL_REGISTER' && !isAdmitted(organization) && organization.status !== 'CLAIM_PENDING';

/**
 * Whether nobody has taken the profile over. What the register published as purpose and address may name private persons, so it
 * is not shown until somebody does.
 */
export const isUnclaimed = (organization: Organization): boolean => organization.source === 'NATIONAL_REGISTER' && !isAdmitted(organization);

/** Whether all that is left of an organization is who it was, its status and since when; its contacts are no longer public. */
export const isTombstone = (organization: Organization): boolean => organization.status === 'DEREGISTERED' || organization.status === 'WITHDRAWN';

/** Whether everybody sees what the organization says of itself. */
export const isShownToEverybody = (organization: Organization): boolean => isPublicStatus(organization.status) && !isTombstone(organization);

/** Whether anybody may see an organization in this state. */
export const isPublicStatus = (status: OrganizationStatus): boolean => publicStatuses.has(status);
