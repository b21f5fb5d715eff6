import { accept, isUsableFor, isUuid, refuse, textOf, type NewId, type Result } from '@conect/kernel';
import type { UserCall } from '@conect/auth';
import { recordChange } from '../../../organization/application/change-organization';
import { requestClaim } from '../../../organization/domain/claiming';
import { notFound, refusalsOf } from '../../../organization/domain/permissions';
import { badInput, conflict, type RegistryErrorCode, type RegistryRefusal } from '../../../service/domain/refusals';
import { maximumEvidence, mayClaimMore, submitClaim } from '../../domain/claim';
import type { ClaimIds, ClaimUnit, InClaimTransaction } from '../ports';
import { recordClaim } from '../record-claim';

interface Dependencies {
  readonly inTransaction: InClaimTransaction;
  readonly newId: NewId;
  /** How many claims of one person may wait at a time. */
  readonly maximumOpenClaims: number;
}

/** Which organization, why, and what shows it. */
interface ClaimRequest {
  readonly organizationId: string;
  readonly message: string;
  readonly documents: readonly string[];
}

/** See {@link createClaimOrganization}. */
export type ClaimOrganization = (call: UserCall, request: ClaimRequest) => Promise<Result<ClaimIds, RegistryErrorCode>>;

/** Somebody claims an organization that the national register brought; several may, until an officer decides between them. */
export const createClaimOrganization =
  ({ inTransaction, newId, maximumOpenClaims }: Dependencies): ClaimOrganization =>
  async (call, request) => {
    const { organizationId } = request;
    if (!isUuid(organizationId)) return refuse(badInput(['organizationId'], 'UUID'));

    return inTransaction(call, async (unit) => {
      const { userId } = call.principal;
      const before = await unit.organizations.findByIdForUpdate(organizationId);
      if (before === null) return refuse(notFound);
      const refusals = refusalsOf('claim', await unit.viewers.of(call.principal), before);
      if (refusals.length > 0) return refuse(...refusals);

      const message = textOf(2_000)(request.message, ['message'], '');
      const documentIds = [...new Set(request.documents.map((id) => id.toLowerCase()))];
      const unusable = [...(message.ok ? [] : message.refusals), ...(await refusalsOfEvidence(unit, documentIds, userId)), ...(await refusalsOfSecondClaim(unit, before.id, userId))];
      const waiting = await unit.claims.countPendingByForUpdate(userId);
      if (unusable.length === 0 && !mayClaimMore(waiting, maximumOpenClaims)) return refuse({ code: 'LIMIT_EXCEEDED', params: { maximum: maximumOpenClaims } });
      const change = requestClaim(before, unit.now);
      if (!message.ok || unusable.length > 0) return refuse(...unusable);
      if (!change.ok) return change;

      const recorded = await recordChange(unit, before, change.value);
      if (!recorded.ok) return recorded;
      const claimId = newId();
      await recordClaim(unit, null, submitClaim({ id: claimId, organizationId: before.id, claimantId: userId, message: message.value, documentIds }, unit.now));
      return accept({ claimId });
    });
  };

async function refusalsOfEvidence({ documents }: ClaimUnit, ids: readonly string[], userId: string): Promise<readonly RegistryRefusal[]> {
  if (ids.length === 0 || ids.length > maximumEvidence) return [badInput(['documents'], 'EVIDENCE_COUNT', { maximum: maximumEvidence })];
  for (const id of ids) {
    const document = isUuid(id) ? await documents.findById(id) : null;
    if (!isUsableFor('CLAIM_EVIDENCE', document, userId)) return [badInput(['documents'], 'STORED_EVIDENCE')];
  }
  return [];
}

async function refusalsOfSecondClaim({ claims }: ClaimUnit, organizationId: string, userId: string): Promise<readonly RegistryRefusal[]> {
  const pending = await claims.findPendingOf(organizationId);
  return pending.some(({ claimantId }) => claimantId === userId) ? [conflict('CLAIM', ['organizationId'])] : [];
}
