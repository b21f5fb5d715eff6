import { accept, isUuid, refuse, type Result } from '@conect/kernel';
import type { UserCall } from '@conect/auth';
import type { Organization } from '../../organization/domain/organization';
import { badInput, type RegistryErrorCode } from '../../service/domain/refusals';
import type { Claim } from '../domain/claim';
import { claimNotFound, refusalsOfClaim, type ClaimAction } from '../domain/permissions';
import type { ClaimIds, ClaimUnit, InClaimTransaction } from './ports';

/** What a command works on: the claim, the others that wait, and what they are about; all of it locked. */
export interface ClaimScene {
  readonly claim: Claim;
  readonly rivals: readonly Claim[];
  readonly organization: Organization;
  readonly userId: string;
}

interface Course {
  readonly claimId: string;
  readonly action: ClaimAction;
  readonly work: (unit: ClaimUnit, scene: ClaimScene) => Promise<Result<unknown, RegistryErrorCode>>;
}

/** The course of every command on an existing claim: lock its organization, ask the permissions, do the work. */
export async function changeClaim(inTransaction: InClaimTransaction, call: UserCall, { claimId, action, work }: Course): Promise<Result<ClaimIds, RegistryErrorCode>> {
  if (!isUuid(claimId)) return refuse(badInput(['claimId'], 'UUID'));

  return inTransaction(call, async (unit) => {
    const scene = await sceneOf(unit, claimId, call.principal.userId);
    if (scene === null) return refuse(claimNotFound);
    const refusals = refusalsOfClaim(action, await unit.viewers.of(call.principal), scene);
    if (refusals.length > 0) return refuse(...refusals);

    const outcome = await work(unit, scene);
    return outcome.ok ? accept({ claimId: scene.claim.id }) : outcome;
  });
}

/** The claim is read anew once its organization is locked: a rival may have been quicker. */
export async function sceneOf({ claims, organizations }: ClaimUnit, claimId: string, userId: string): Promise<ClaimScene | null> {
  const found = await claims.findById(claimId);
  const organization = found === null ? null : await organizations.findByIdForUpdate(found.organizationId);
  const claim = organization === null ? null : await claims.findById(claimId);
  if (claim === null || organization === null) return null;
  const pending = await claims.findPendingOf(organization.id);
  return { claim, rivals: pending.filter(({ id }) => id !== claim.id), organization, userId };
}
