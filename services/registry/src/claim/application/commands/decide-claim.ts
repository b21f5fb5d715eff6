import { accept, refuse, textOf, type Result } from '@conect/kernel';
import type { UserCall } from '@conect/auth';
import { recordChange } from '../../../organization/application/change-organization';
import { handOver } from '../../../organization/domain/claiming';
import { badInput, type RegistryErrorCode } from '../../../service/domain/refusals';
import { acceptClaim, rejectClaim } from '../../domain/claim';
import { changeClaim, type ClaimScene } from '../change-claim';
import type { ClaimIds, ClaimUnit, InClaimTransaction } from '../ports';
import { recordClaim } from '../record-claim';
import { lapse } from './withdraw-claim';

/** Which claim, how, and what those read who are refused. */
interface ClaimDecision {
  readonly claimId: string;
  readonly decision: 'ACCEPT' | 'REJECT';
  readonly reason?: string | null | undefined;
}

/** See {@link createDecideClaim}. */
export type DecideClaim = (call: UserCall, decision: ClaimDecision) => Promise<Result<ClaimIds, RegistryErrorCode>>;

/**
 * An officer decides a claim. An accepted one hands the organization over and rejects all others with the reason, so a reason is
 * needed whenever somebody is refused; with the last one rejected the organization is unclaimed again.
 */
export const createDecideClaim =
  (inTransaction: InClaimTransaction): DecideClaim =>
  (call, { claimId, decision, reason }) =>
    changeClaim(inTransaction, call, {
      claimId,
      action: 'decide',
      work: async (unit, scene) => {
        const refusesSomebody = decision === 'REJECT' || scene.rivals.length > 0;
        const text = refusesSomebody ? reasonOf(reason) : accept('');
        if (!text.ok) return text;
        return decision === 'ACCEPT' ? acceptOne(unit, scene, text.value) : rejectOne(unit, scene, text.value);
      },
    });

const reasonOf = (reason: string | null | undefined): Result<string, RegistryErrorCode> =>
  reason == null ? refuse(badInput(['reason'], 'VALUE')) : textOf(2_000)(reason, ['reason'], '');

async function acceptOne(unit: ClaimUnit, { claim, rivals, organization, userId }: ClaimScene, reason: string): Promise<Result<unknown, RegistryErrorCode>> {
  const decision = { officerId: userId, now: unit.now, reason };
  const acceptance = acceptClaim(claim, decision);
  if (!acceptance.ok) return acceptance;
  const handover = handOver(organization, { claimId: claim.id, claimantId: claim.claimantId, officerId: userId }, unit.now);
  if (!handover.ok) return handover;

  const recorded = await recordChange(unit, organization, handover.value);
  if (!recorded.ok) return recorded;
  await recordClaim(unit, claim, acceptance.value);
  for (const rival of rivals) {
    const rejection = rejectClaim(rival, decision);
    if (!rejection.ok) return rejection;
    await recordClaim(unit, rival, rejection.value);
  }
  return recorded;
}

async function rejectOne(unit: ClaimUnit, { claim, rivals, organization, userId }: ClaimScene, reason: string): Promise<Result<unknown, RegistryErrorCode>> {
  const rejection = rejectClaim(claim, { officerId: userId, now: unit.now, reason });
  if (!rejection.ok) return rejection;
  await recordClaim(unit, claim, rejection.value);
  return rivals.length > 0 ? accept(null) : lapse(unit, organization);
}
