import { accept, refuse, type Result } from '@conect/kernel';
import type { RegistryErrorCode } from '../../service/domain/refusals';

/** What every claim has, whatever its status. */
interface ClaimFacts {
  readonly id: string;
  /** One more with each change; also the version of the change's event. */
  readonly version: number;
  readonly organizationId: string;
  readonly claimantId: string;
  /** Why the claimant speaks for the organization, in his words. */
  readonly message: string;
  /** What shows it. */
  readonly documentIds: readonly string[];
  readonly createdAt: Date;
}

/** Waits for an officer of SGG. */
interface PendingClaim extends ClaimFacts {
  readonly status: 'PENDING';
}

/** Taken back by its claimant. */
interface WithdrawnClaim extends ClaimFacts {
  readonly status: 'WITHDRAWN';
}

/** Decided by an officer. */
interface DecidedClaim extends ClaimFacts {
  readonly status: 'ACCEPTED' | 'REJECTED';
  readonly decidedAt: Date;
  readonly decidedBy: string;
  /** What the claimant reads; null for one that was accepted. */
  readonly decisionReason: string | null;
}

/** Somebody says that he speaks for an organization that the national register brought (revendicare). */
export type Claim = PendingClaim | WithdrawnClaim | DecidedClaim;

/** What can have happened to a claim; each carries it as it is afterwards. */
export type ClaimEvent = { readonly type: 'ClaimSubmitted' | 'ClaimWithdrawn' | 'ClaimAccepted' | 'ClaimRejected'; readonly claim: Claim };

/** A change of one claim. */
export interface ClaimChange {
  readonly claim: Claim;
  readonly event: ClaimEvent;
}

type ClaimOutcome = Result<ClaimChange, RegistryErrorCode>;

/** At most so many documents show that somebody speaks for an organization. */
export const maximumEvidence = 5;

/** Hands a claim in. */
export function submitClaim(facts: Omit<ClaimFacts, 'version' | 'createdAt'>, now: Date): ClaimChange {
  return changed('ClaimSubmitted', { ...facts, version: 1, createdAt: now, status: 'PENDING' });
}

/** Takes a claim back before it is decided. */
export function withdrawClaim(before: Claim): ClaimOutcome {
  if (before.status !== 'PENDING') return noLongerPending(before);
  return accept(changed('ClaimWithdrawn', { ...before, version: before.version + 1, status: 'WITHDRAWN' }));
}

/** Whether a person with so many waiting claims may make another: each is examined by hand, so that nobody may keep SGG from those of others. */
export const mayClaimMore = (waiting: number, maximum: number): boolean => waiting < maximum;

/** Who decides, and when. */
interface Decision {
  readonly officerId: string;
  readonly now: Date;
}

/** Accepts a claim; its organization is handed over in the same transaction. */
export function acceptClaim(before: Claim, { officerId, now }: Decision): ClaimOutcome {
  if (before.status !== 'PENDING') return noLongerPending(before);
  const decision = { decidedAt: now, decidedBy: officerId, decisionReason: null };
  return accept(changed('ClaimAccepted', { ...before, ...decision, version: before.version + 1, status: 'ACCEPTED' }));
}

/** Rejects a claim with a reason that its claimant reads. */
export function rejectClaim(before: Claim, { officerId, now, reason }: Decision & { readonly reason: string }): ClaimOutcome {
  if (before.status !== 'PENDING') return noLongerPending(before);
  const decision = { decidedAt: now, decidedBy: officerId, decisionReason: reason };
  return accept(changed('ClaimRejected', { ...before, ...decision, version: before.version + 1, status: 'REJECTED' }));
}

const changed = (type: ClaimEvent['type'], claim: Claim): ClaimChange => ({ claim, event: { type, claim } });

const noLongerPending = ({ status }: Claim): Result<never, RegistryErrorCode> =>
  refuse({ code: 'INVALID_STATE', params: { status: `CLAIM_${status}` } });
