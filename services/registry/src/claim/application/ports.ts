import type { CommandCall } from '@conect/auth';
import type { PageRequest, Result } from '@conect/kernel';
import type { OrganizationAudit, OrganizationUnit } from '../../organization/application/ports';
import type { RegistryErrorCode } from '../../service/domain/refusals';
import type { Claim, ClaimEvent } from '../domain/claim';

/** The claims of one transaction. Its organization's row is locked first, so that claims of one organization change one after the other. */
export interface ClaimStore {
  readonly findById: (id: string) => Promise<Claim | null>;
  readonly findPendingOf: (organizationId: string) => Promise<readonly Claim[]>;
  /** How many claims of one person wait; his other claims wait until the transaction ends. */
  readonly countPendingByForUpdate: (claimantId: string) => Promise<number>;
  readonly findPendingIdsBy: (claimantId: string) => Promise<readonly string[]>;
  /** Takes what a person wrote out of his claims, and the evidence out of those that SGG has not accepted. */
  readonly forgetWordsOf: (claimantId: string) => Promise<void>;
  readonly insert: (claim: Claim) => Promise<void>;
  readonly save: (claim: Claim) => Promise<void>;
}

/** One line of the audit trail about a claim. */
interface ClaimAudit {
  readonly claimId: string;
  readonly organizationId: string;
  readonly changes: OrganizationAudit['changes'];
}

/** What a claim command may touch inside one transaction. */
export interface ClaimUnit extends OrganizationUnit {
  readonly claims: ClaimStore;
  /** Puts events of claims in the outbox of this transaction. */
  readonly publishClaims: (...events: readonly ClaimEvent[]) => Promise<void>;
  readonly auditClaims: (...entries: readonly ClaimAudit[]) => Promise<void>;
}

/** What an accepted command answers; the same on a replay. */
export interface ClaimIds {
  readonly claimId: string;
}

/** Runs a command's work in one transaction that commits when it is accepted. */
export type InClaimTransaction = (
  call: CommandCall,
  work: (unit: ClaimUnit) => Promise<Result<ClaimIds, RegistryErrorCode>>,
) => Promise<Result<ClaimIds, RegistryErrorCode>>;

/** Reads claims for the graph; who may see them is for the caller to ask. */
export interface ClaimReader {
  readonly findByIds: (ids: readonly string[]) => Promise<readonly Claim[]>;
  /** Of several organizations, the newest first. */
  readonly findByOrganizationIds: (ids: readonly string[]) => Promise<readonly Claim[]>;
  /** The longest waiting first; one row more than asked for when the list goes on. */
  readonly findPending: (request: PageRequest) => Promise<readonly Claim[]>;
  readonly countPending: () => Promise<number>;
  /** All that one person made, the oldest first; one row more than asked for when the list goes on. */
  readonly findByClaimant: (claimantId: string, request: PageRequest) => Promise<readonly Claim[]>;
  readonly countByClaimant: (claimantId: string) => Promise<number>;
}
