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
  readonly descriptionRo: string | null;
  readonly descriptionEn: string | null;
  readonly website: string | null;
  readonly contactEmail: string | null;
  readonly contactPhone: string | null;
  readonly legalRepresentative: string | null;
  readonly statuteDocumentId: string | null;
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

/** In the public catalogue, with people who speak for it. */
export interface ActiveOrganization extends OrganizationFacts {
  readonly status: 'ACTIVE';
  readonly applicantId: string | null;
  readonly submittedAt: Date | null;
  readonly reviewerId: string | null;
  readonly reviewStartedAt: Date | null;
  readonly decidedAt: Date;
  readonly decidedBy: string;
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

/** An organization (organizație neguvernamentală), from its draft or its import onwards. */
export type Organization = ImportedOrganization | UndecidedOrganization | ActiveOrganization | RejectedOrganization;

/** The states an organization can be in. */
export type OrganizationStatus = Organization['status'];

/** The states in which an organization is public and keeps its CUI for itself, drafts and refused registrations aside. */
const publicStatuses: ReadonlySet<OrganizationStatus> = new Set(['IMPORTED_UNCLAIMED', 'ACTIVE', 'DISSOLVING', 'DEREGISTERED']);

const unclaimedStatuses: ReadonlySet<OrganizationStatus> = new Set(['IMPORTED_UNCLAIMED', 'DISSOLVING', 'DEREGISTERED']);

/**
 * Whether only the register speaks for the organization. What it published as purpose and address may name private persons, so it
 * is not shown until somebody takes the profile over.
 */
export const isUnclaimed = (organization: Organization): organization is ImportedOrganization =>
  organization.source === 'NATIONAL_REGISTER' && unclaimedStatuses.has(organization.status);

/** Whether anybody may see an organization in this state. */
export const isPublicStatus = (status: OrganizationStatus): boolean => publicStatuses.has(status);
