import type { CommandCall, UserPrincipal } from '@conect/auth';
import type { DocumentFinder, Result } from '@conect/kernel';
import type { DocumentPurpose } from '../../document/domain/document';
import type { Viewer } from '../../membership/domain/viewer';
import type { RegistryErrorCode } from '../../service/domain/refusals';
import type { OrganizationEvent } from '../domain/events';
import type { Organization } from '../domain/organization';
import type { ReviewComment } from '../domain/review-comment';

/** The organizations of one transaction. */
export interface OrganizationStore {
  /** Locks the row until the transaction ends, so that two people cannot change it at once. */
  readonly findByIdForUpdate: (id: string) => Promise<Organization | null>;
  /** Whether another organization that is not a draft nor closed has this CUI. */
  readonly isCuiTaken: (cui: string, exceptId: string) => Promise<boolean>;
  /** CONFLICT when another organization took the CUI in the meantime; the transaction can then only be given up. */
  readonly insert: (organization: Organization) => Promise<Result<void, 'CONFLICT'>>;
  /** As {@link insert}. */
  readonly save: (organization: Organization) => Promise<Result<void, 'CONFLICT'>>;
  readonly delete: (id: string) => Promise<void>;
  /** What this person has begun to register and never handed in. */
  readonly findDraftIdsOf: (applicantId: string) => Promise<readonly string[]>;
  /** Active ones without the badge STALE whose last confirmation is of this instant or before; those that somebody else holds are left out. */
  readonly findConfirmedUntilForUpdate: (instant: Date, limit: number) => Promise<readonly Organization[]>;
  /** Sets the badge STALE on all of these in one statement. */
  readonly markStale: (ids: readonly string[], now: Date) => Promise<void>;
}

/** What reviewers wrote. */
export interface ReviewCommentStore {
  /** The number of the last round, 0 when there was none. */
  readonly lastRound: (organizationId: string) => Promise<number>;
  readonly insert: (comments: readonly ReviewComment[]) => Promise<void>;
}

/** One line of the audit trail about an organization. */
export interface OrganizationAudit {
  readonly organizationId: string;
  readonly changes: Readonly<Record<string, { readonly before: unknown; readonly after: unknown }>>;
}

/** What a command may touch inside one transaction. */
export interface OrganizationUnit {
  /** Business time. */
  readonly now: Date;
  readonly organizations: OrganizationStore;
  readonly reviewComments: ReviewCommentStore;
  readonly documents: DocumentFinder<DocumentPurpose>;
  /** Who is asking, with what this transaction knows of his roles. */
  readonly viewers: { readonly of: (principal: UserPrincipal) => Promise<Viewer> };
  /** Puts events in the outbox of this transaction. */
  readonly publish: (...events: readonly OrganizationEvent[]) => Promise<void>;
  readonly audit: (...entries: readonly OrganizationAudit[]) => Promise<void>;
  /** Lets other areas do what an event asks of them, in the same transaction. */
  readonly follow: (event: OrganizationEvent) => Promise<void>;
}

/** Runs a command's work in one transaction: it commits when accepted, and a refusal leaves nothing behind. */
export type InOrganizationTransaction = <Ids extends object = OrganizationIds>(
  call: CommandCall,
  work: (unit: OrganizationUnit) => Promise<Result<Ids, RegistryErrorCode>>,
) => Promise<Result<Ids, RegistryErrorCode>>;

/** What an accepted command answers; the same on a replay. */
export interface OrganizationIds {
  readonly organizationId: string;
}
