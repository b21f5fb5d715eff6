import type { ChangeRequest, ChangeRequestChange } from '../domain/change-request';
import type { ChangeRequestUnit } from './ports';

/** Saves the change of a change request with its event and its audit entry. */
export async function recordChangeRequest(unit: ChangeRequestUnit, before: ChangeRequest | null, { changeRequest, event }: ChangeRequestChange): Promise<void> {
  const { insert, save } = unit.changeRequests;
  await (before === null ? insert : save)(changeRequest);
  await unit.publishChangeRequest(event);
  const { status, changes } = changeRequest;
  await unit.auditChangeRequest({
    changeRequestId: changeRequest.id,
    organizationId: changeRequest.organizationId,
    changes: { status: { before: before?.status ?? null, after: status }, ...(before === null ? { changes: { before: null, after: changes } } : {}) },
  });
}
