import { claimAccepted, claimRejected, claimSubmitted, claimWithdrawn, type EventContract } from '@conect/events';
import type { ClaimEvent } from '../domain/claim';

const contracts: Readonly<Record<ClaimEvent['type'], EventContract>> = {
  ClaimSubmitted: claimSubmitted,
  ClaimWithdrawn: claimWithdrawn,
  ClaimAccepted: claimAccepted,
  ClaimRejected: claimRejected,
};

/** Translates what happened to a claim into the contract other services rely on. */
export const publishedClaim = ({ type, claim: { id, organizationId, claimantId } }: ClaimEvent) => ({
  contract: contracts[type],
  data: { claimId: id, organizationId, claimantId },
});
