import { accept, isUsableFor, isUuid, refuse, type Result } from '@conect/kernel';
import { parseName } from '../../account/domain/person-name';
import { badInput, type IdentityErrorCode } from '../../service/domain/refusals';
import { openAccountRequest, type WantedAccount } from '../domain/account-request';
import type { InstitutionAccountUnit } from './ports';

/** What is given with a request. */
export interface DesignationInput {
  readonly designationDocumentId: string;
  readonly position: string;
}

type Wanted = Pick<WantedAccount, 'id' | 'institutionId' | 'userId' | 'requestedBy'>;

/** Takes a request in under the institution's lock: with a designation that is there, and none that waits already. */
export async function openRequest(unit: InstitutionAccountUnit, wanted: Wanted, input: DesignationInput): Promise<Result<{ requestId: string }, IdentityErrorCode>> {
  const { institutionId, userId, requestedBy } = wanted;
  const position = parseName(input.position, ['position']);
  const document = isUuid(input.designationDocumentId) ? await unit.documents.findById(input.designationDocumentId) : null;
  const isThere = isUsableFor('DESIGNATION', document, requestedBy);
  if (!position.ok || !isThere) {
    return refuse(...(position.ok ? [] : position.refusals), ...(isThere ? [] : [badInput(['designationDocumentId'], 'STORED_DESIGNATION')]));
  }
  const place = { institutionId, organizationId: null };
  const holds = (await unit.memberships.findActive({ userId, role: 'INSTITUTION_REPRESENTATIVE', ...place })) !== null;
  const waits = (await unit.accountRequests.findPending(institutionId, userId)) !== null;
  if (holds || waits) return refuse({ code: 'INVALID_STATE', field: ['institutionId'] });

  const request = openAccountRequest({ ...wanted, documentId: document.id, position: position.value }, unit.now);
  await unit.accountRequests.save(request);
  await unit.audit({
    subjectType: 'InstitutionAccountRequest',
    subjectId: request.id,
    changes: { institutionId: { before: null, after: institutionId }, userId: { before: null, after: userId }, documentId: { before: null, after: document.id } },
  });
  await unit.publish({ name: 'InstitutionAccountRequested', request });
  return accept({ requestId: request.id });
}
