import { accept, type Result } from '@conect/kernel';
import type { UserCall } from '@conect/auth';
import { recordChange } from '../../../organization/application/change-organization';
import { lapseClaims } from '../../../organization/domain/claiming';
import type { RegistryErrorCode } from '../../../service/domain/refusals';
import { withdrawClaim } from '../../domain/claim';
import { changeClaim, type ClaimScene } from '../change-claim';
import type { ClaimIds, ClaimUnit, InClaimTransaction } from '../ports';
import { recordClaim } from '../record-claim';

/** See {@link createWithdrawClaim}. */
export type WithdrawClaim = (call: UserCall, claimId: string) => Promise<Result<ClaimIds, RegistryErrorCode>>;

/** A claimant takes his claim back; with the last one the organization is unclaimed again. */
export const createWithdrawClaim =
  (inTransaction: InClaimTransaction): WithdrawClaim =>
  (call, claimId) =>
    changeClaim(inTransaction, call, { claimId, action: 'withdraw', work: takeBack });

/** The claim is withdrawn, and with the last one the organization is unclaimed again. */
export async function takeBack(unit: ClaimUnit, { claim, rivals, organization }: ClaimScene): Promise<Result<unknown, RegistryErrorCode>> {
  const withdrawal = withdrawClaim(claim);
  if (!withdrawal.ok) return withdrawal;
  await recordClaim(unit, claim, withdrawal.value);
  return rivals.length > 0 ? accept(null) : lapse(unit, organization);
}

/** The last claim is gone. */
export async function lapse(unit: ClaimUnit, organization: ClaimScene['organization']): Promise<Result<unknown, RegistryErrorCode>> {
  const change = lapseClaims(organization, unit.now);
  return change.ok ? recordChange(unit, organization, change.value) : change;
}
