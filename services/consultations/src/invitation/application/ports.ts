import type { CommandRunner, UserPrincipal } from '@conect/auth';
import type { OrganizationReach, PageRequest, Viewer } from '@conect/kernel';
import type { ConsultationStore } from '../../consultation/application/ports';
import type { ConsultationsErrorCode } from '../../service/domain/refusals';
import type { Invitation, InvitationEvent } from '../domain/invitation';

/** Whom an audience means in one consultation. */
interface Reached {
  /** ACTIVE organizations that are not invited yet, by id; as many as were asked for. */
  readonly organizationIds: readonly string[];
  readonly alreadyInvitedCount: number;
}

/** The invitations of one transaction. */
export interface InvitationStore {
  /** Whom an audience means, up to so many of those that are not invited yet. */
  readonly findReached: (consultationId: string, reach: OrganizationReach, limit: number) => Promise<Reached>;
  /** Of these, the organizations that are not ACTIVE, and those that nobody has heard of. */
  readonly findNotActive: (organizationIds: readonly string[]) => Promise<readonly string[]>;
  /** Of these, the communities of expertise that nobody has heard of. */
  readonly findUnknownCommunities: (communityIds: readonly string[]) => Promise<readonly string[]>;
  /** Leaves out those whose organization was invited meanwhile; answers the ones that are new. */
  readonly insertNew: (invitations: readonly Invitation[]) => Promise<readonly Invitation[]>;
  /** Locks the row until the transaction ends. */
  readonly findByIdForUpdate: (id: string) => Promise<Invitation | null>;
  readonly saveOpened: (invitation: Invitation) => Promise<void>;
}

/** One line of the audit trail, about a consultation or an invitation to it. */
interface InvitationAudit {
  readonly subject: { readonly type: 'consultation' | 'invitation'; readonly id: string };
  readonly changes: Readonly<Record<string, { readonly before: unknown; readonly after: unknown }>>;
}

/** What a command on invitations may touch inside one transaction. */
export interface InvitationUnit {
  /** Business time. */
  readonly now: Date;
  readonly consultations: Pick<ConsultationStore, 'findByIdForShare'>;
  readonly invitations: InvitationStore;
  /** Who is asking, with what this transaction knows of his roles. */
  readonly viewers: { readonly of: (principal: UserPrincipal) => Promise<Viewer> };
  /** Puts the events in the outbox of this transaction. */
  readonly publish: (events: readonly InvitationEvent[]) => Promise<void>;
  readonly audit: (entry: InvitationAudit) => Promise<void>;
}

/** Runs a command's work in one transaction that commits when it is accepted. */
export type InInvitationTransaction = CommandRunner<InvitationUnit, ConsultationsErrorCode>;

/** One page of the invitations of a consultation or an organization, as asked for beside others. */
export interface AskedInvitations {
  readonly ofId: string;
  /** Those alone that were opened, or were not; null for all. */
  readonly opened: boolean | null;
  readonly request: PageRequest;
}

/** Whose invitations. */
export type InvitationSide = 'CONSULTATION' | 'ORGANIZATION';

/** Reads invitations for the graph, one statement for however many lists. */
export interface InvitationReader {
  readonly findByIds: (ids: readonly string[]) => Promise<readonly Invitation[]>;
  /** Pages, the last invited first; each with one row more than asked for when it goes on. */
  readonly findPages: (side: InvitationSide, asked: readonly AskedInvitations[]) => Promise<readonly (readonly Invitation[])[]>;
  readonly countOf: (side: InvitationSide, asked: readonly Omit<AskedInvitations, 'request'>[]) => Promise<readonly number[]>;
  /** Ids of the ACTIVE organizations that an audience means and that are not invited yet; one more than asked for when the list goes on. */
  readonly findReachedPage: (consultationId: string, reach: OrganizationReach, request: PageRequest) => Promise<readonly string[]>;
  readonly countReached: (consultationId: string, reach: OrganizationReach) => Promise<{ readonly newCount: number; readonly alreadyInvitedCount: number }>;
}

/** Which organizations have sent a proposal in a consultation; each at least once. */
export type ContributorsOf = (consultationId: string) => Promise<readonly string[]>;

/** How many organizations there are, and how far they came. */
export interface CoverageCount {
  readonly activeCount: number;
  readonly invitedCount: number;
  readonly openedCount: number;
  readonly contributedCount: number;
}

/** The counts of one domain, of one county, or of both; no county where none is known. */
export interface CoveragePart {
  readonly domain: string;
  readonly county: string | null;
  readonly counts: CoverageCount;
}

/** How far a consultation reaches. */
export interface Coverage {
  readonly total: CoverageCount;
  readonly byDomain: readonly CoveragePart[];
  readonly byCounty: readonly CoveragePart[];
  readonly cells: readonly CoveragePart[];
  /** Who was invited and is not among those whom it concerns. */
  readonly invitedElsewhereCount: number;
}

/** What a coverage is asked about. */
interface AskedCoverage {
  readonly consultationId: string;
  /** The consultation's domains, each with the codes of those whom it concerns. */
  readonly domains: readonly { readonly domain: string; readonly related: readonly string[] }[];
  readonly contributorIds: readonly string[];
}

/** Which organizations are looked for that were not invited. */
export interface AskedGaps {
  readonly consultationId: string;
  /** The codes that the consultation concerns. */
  readonly related: readonly string[];
  /** In these counties alone; null for all. */
  readonly countyCodes: readonly string[] | null;
}

/** An organization with its county, by which the list is sorted; none known is empty. */
export interface Gap {
  readonly id: string;
  readonly county: string;
}

/** Reads how far consultations reach. */
export interface CoverageReader {
  readonly find: (asked: AskedCoverage) => Promise<Coverage>;
  /** By county, then id; one more than asked for when the list goes on. */
  readonly findGaps: (asked: AskedGaps, request: PageRequest) => Promise<readonly Gap[]>;
  readonly countGaps: (asked: AskedGaps) => Promise<number>;
}
