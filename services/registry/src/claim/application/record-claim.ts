import type { Claim, ClaimChange } from '../domain/claim';
import type { ClaimUnit } from './ports';

/** Saves the change of a claim with its event and its audit entry. */
export async function recordClaim({ claims, publishClaims, auditClaims }: ClaimUnit, before: Claim | null, { claim, event }: ClaimChange): Promise<void> {
  await (before === null ? claims.insert : claims.save)(claim);
  await publishClaims(event);
  await auditClaims({ claimId: claim.id, organizationId: claim.organizationId, changes: differencesBetween(before, claim) });
}

function differencesBetween(before: Claim | null, after: Claim) {
  const [old, current] = [{ ...before } as Record<string, unknown>, { ...after } as Record<string, unknown>];
  return Object.fromEntries(
    Object.keys(current)
      .filter((field) => JSON.stringify(old[field] ?? null) !== JSON.stringify(current[field] ?? null))
      .map((field) => [field, { before: old[field] ?? null, after: current[field] }]),
  );
}
