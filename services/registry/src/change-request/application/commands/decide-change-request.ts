import { accept, isUuid, refuse, textOf, type Result } from '@conect/kernel';
import type { UserCall } from '@conect/auth';
import { recordChange } from '../../../organization/application/change-organization';
import type { Organization } from '../../../organization/domain/organization';
import { updateProfile } from '../../../organization/domain/registration';
import { badInput, type RegistryErrorCode } from '../../../service/domain/refusals';
import { decideChangeRequest, type ChangeRequest } from '../../domain/change-request';
import { changeRequestNotFound, refusalsOfChangeRequest, type ChangeRequestAction } from '../../domain/permissions';
import type { ChangeRequestIds, ChangeRequestUnit, InChangeRequestTransaction } from '../ports';
import { recordChangeRequest } from '../record-change-request';

/** Which request, how, and what those read who are refused. */
interface ChangeRequestDecision {
  readonly changeRequestId: string;
  readonly decision: 'APPROVE' | 'REJECT';
  readonly reason?: string | null | undefined;
}

/** See {@link createDecideChangeRequest}. */
export type DecideChangeRequest = (call: UserCall, decision: ChangeRequestDecision) => Promise<Result<ChangeRequestIds, RegistryErrorCode>>;

/** An officer decides a change request; an approved one is applied in the same transaction, and a CUI that was taken meanwhile is a CONFLICT. */
export const createDecideChangeRequest =
  (inTransaction: InChangeRequestTransaction): DecideChangeRequest =>
  (call, { changeRequestId, decision, reason }) =>
    withChangeRequest(inTransaction, call, {
      changeRequestId,
      action: 'decide',
      work: async (unit, { changeRequest, organization }) => {
        const text = decision === 'REJECT' ? reasonOf(reason) : accept(null);
        if (!text.ok) return text;
        const status = decision === 'REJECT' ? 'REJECTED' : 'APPROVED';
        const outcome = decideChangeRequest(changeRequest, status, { officerId: call.principal.userId, now: unit.now, reason: text.value });
        if (!outcome.ok) return outcome;
        const applied = status === 'APPROVED' ? await apply(unit, organization, changeRequest) : accept(null);
        if (!applied.ok) return applied;
        await recordChangeRequest(unit, changeRequest, outcome.value);
        return applied;
      },
    });

const reasonOf = (reason: string | null | undefined): Result<string, RegistryErrorCode> =>
  reason == null ? refuse(badInput(['reason'], 'VALUE')) : textOf(2_000)(reason, ['reason'], '');

async function apply(unit: ChangeRequestUnit, organization: Organization, { changes }: ChangeRequest): Promise<Result<unknown, RegistryErrorCode>> {
  const update = updateProfile(organization, { ...organization.profile, ...changes }, unit.now);
  if (!update.ok || update.value === null) return update;
  return recordChange(unit, organization, update.value);
}

/** What a command works on, all of it locked. */
interface Scene {
  readonly changeRequest: ChangeRequest;
  readonly organization: Organization;
}

interface Course {
  readonly changeRequestId: string;
  readonly action: ChangeRequestAction;
  readonly work: (unit: ChangeRequestUnit, scene: Scene) => Promise<Result<unknown, RegistryErrorCode>>;
}

/** The course of every command on an existing change request: lock its organization, ask the permissions, do the work. */
export async function withChangeRequest(inTransaction: InChangeRequestTransaction, call: UserCall, { changeRequestId, action, work }: Course): Promise<Result<ChangeRequestIds, RegistryErrorCode>> {
  if (!isUuid(changeRequestId)) return refuse(badInput(['changeRequestId'], 'UUID'));

  return inTransaction(call, async (unit) => {
    const scene = await sceneOf(unit, changeRequestId);
    if (scene === null) return refuse(changeRequestNotFound);
    const refusals = refusalsOfChangeRequest(action, await unit.viewers.of(call.principal), scene.changeRequest);
    if (refusals.length > 0) return refuse(...refusals);

    const outcome = await work(unit, scene);
    return outcome.ok ? accept({ changeRequestId: scene.changeRequest.id }) : outcome;
  });
}

/** The request is read anew once its organization is locked: another officer may have been quicker. */
async function sceneOf({ changeRequests, organizations }: ChangeRequestUnit, id: string): Promise<Scene | null> {
  const found = await changeRequests.findById(id);
  const organization = found === null ? null : await organizations.findByIdForUpdate(found.organizationId);
  const changeRequest = organization === null ? null : await changeRequests.findById(id);
  return changeRequest === null || organization === null ? null : { changeRequest, organization };
}
