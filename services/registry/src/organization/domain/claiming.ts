import { isUnclaimed, type ActiveOrganization, type ClaimPendingOrganization, type ImportedOrganization, type Organization } from './organization';
import { admittedBy, changed, invalidState, step, type ChangeOf } from './registration';

/** Somebody says that he speaks for an unclaimed organization; the register stops changing it until SGG has decided. */
export function requestClaim(before: Organization, now: Date): ChangeOf<'OrganizationClaimRequested'> {
  if (before.status !== 'IMPORTED_UNCLAIMED' && before.status !== 'CLAIM_PENDING') return invalidState(before);
  const statusSince = before.status === 'CLAIM_PENDING' ? before.statusSince : now;
  const organization: ClaimPendingOrganization = { ...before, ...step(before, now), statusSince, status: 'CLAIM_PENDING' };
  return changed({ type: 'OrganizationClaimRequested', organization });
}

/** The last claim was withdrawn or rejected: the register speaks for the organization again. */
export function lapseClaims(before: Organization, now: Date): ChangeOf<'OrganizationClaimLapsed'> {
  if (before.status !== 'CLAIM_PENDING') return invalidState(before);
  const organization: ImportedOrganization = { ...before, ...step(before, now), status: 'IMPORTED_UNCLAIMED' };
  return changed({ type: 'OrganizationClaimLapsed', organization });
}

/** Who takes an organization over, and by whose decision. */
interface Handover {
  readonly claimId: string;
  readonly claimantId: string;
  readonly officerId: string;
}

/** Hands an organization over to a claimant: it is active, with all that the register said of it. */
export function handOver(before: Organization, { claimId, claimantId, officerId }: Handover, now: Date): ChangeOf<'OrganizationClaimed'> {
  if (before.status !== 'CLAIM_PENDING' || !isUnclaimed(before)) return invalidState(before);
  const neverRegistered = { applicantId: null, submittedAt: null, reviewerId: null, reviewStartedAt: null };
  const organization: ActiveOrganization = { ...before, ...step(before, now), ...neverRegistered, ...admittedBy(officerId, now), status: 'ACTIVE' };
  return changed({ type: 'OrganizationClaimed', organization, claimId, claimantId });
}
