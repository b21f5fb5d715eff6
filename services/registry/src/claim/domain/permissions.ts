import { isRegistryOfficer, type Viewer } from '../../membership/domain/viewer';
import type { RegistryRefusal } from '../../service/domain/refusals';
import type { Claim } from './claim';

/** What can be done with a claim: the names of its `viewerCan`. */
export type ClaimAction = 'withdraw' | 'decide';

const isClaimant = ({ userId }: Viewer, { claimantId }: Claim): boolean => userId !== null && userId === claimantId;

/** Whether the viewer may know of a claim: whoever made it, and SGG. */
const maySeeClaim = (viewer: Viewer, claim: Claim): boolean => isClaimant(viewer, claim) || isRegistryOfficer(viewer);

/** Whether the viewer may list claims and decide them. */
export const mayReviewClaims = (viewer: Viewer): boolean => isRegistryOfficer(viewer);

/** What does not exist and what the viewer may not know of are refused in the same words. */
export const claimNotFound: RegistryRefusal = { code: 'NOT_FOUND', field: ['claimId'], params: { what: 'CLAIM' } };

/**
 * Why the viewer may not do this with this claim now; empty when he may. An officer decides neither his own claim nor one that
 * competes with his own: `rivals` are the other pending claims of the organization. The commands and `viewerCan` both ask here.
 */
export function refusalsOfClaim(action: ClaimAction, viewer: Viewer, { claim, rivals }: { readonly claim: Claim; readonly rivals: readonly Claim[] }): readonly RegistryRefusal[] {
  if (!maySeeClaim(viewer, claim)) return [claimNotFound];
  const mayAct = action === 'withdraw' ? isClaimant(viewer, claim) : isRegistryOfficer(viewer) && ![claim, ...rivals].some((one) => isClaimant(viewer, one));
  if (!mayAct) return [{ code: 'FORBIDDEN' }];
  if (action === 'decide' && viewer.lacksSecondFactor === true) return [{ code: 'SECOND_FACTOR_REQUIRED' }];
  return claim.status === 'PENDING' ? [] : [{ code: 'INVALID_STATE', params: { status: `CLAIM_${claim.status}` } }];
}
