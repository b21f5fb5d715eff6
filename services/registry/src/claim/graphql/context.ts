import type { ClaimOrganization } from '../application/commands/claim-organization';
import type { DecideClaim } from '../application/commands/decide-claim';
import type { WithdrawClaim } from '../application/commands/withdraw-claim';
import type { ClaimReader } from '../application/ports';
import type { Claim } from '../domain/claim';

/** The commands on claims, by the names of their mutations. */
export interface ClaimCommands {
  readonly claimOrganization: ClaimOrganization;
  readonly withdrawClaim: WithdrawClaim;
  readonly decideClaim: DecideClaim;
}

/** What the claim area gives to resolvers. */
export interface ClaimContext {
  readonly claimCommands: ClaimCommands;
  readonly claimReader: Pick<ClaimReader, 'findPending' | 'countPending' | 'findByClaimant' | 'countByClaimant'>;
  /** A claim as it is after a mutation of this request. */
  readonly changedClaim: (id: string) => Promise<Claim | null>;
  /** Batched per request; the newest first. */
  readonly claimsOf: (organizationId: string) => Promise<readonly Claim[]>;
}
