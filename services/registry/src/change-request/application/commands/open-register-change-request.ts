import { accept, refuse, type NewId, type Result } from '@conect/kernel';
import type { CommandCall } from '@conect/auth';
import { isAdmitted, isChangeable } from '../../../organization/domain/organization';
import { notFound } from '../../../organization/domain/permissions';
import { badInput, type RegistryErrorCode } from '../../../service/domain/refusals';
import { openChangeRequest, sensitiveChanges, type SensitiveChanges } from '../../domain/change-request';
import type { ChangeRequestIds, ChangeRequestUnit, InChangeRequestTransaction } from '../ports';
import { recordChangeRequest } from '../record-change-request';
import { refusalsOfSecond } from './open-change-request';

interface Dependencies {
  readonly inTransaction: InChangeRequestTransaction;
  readonly newId: NewId;
}

/** What the register says otherwise of an organization that somebody speaks for. */
export interface RegisterNews {
  readonly organizationId: string;
  readonly changes: SensitiveChanges;
  /** What the register says and since when. */
  readonly reason: string;
}

/** See {@link createOpenRegisterChangeRequest}. */
export type OpenRegisterChangeRequest = (call: CommandCall, news: RegisterNews) => Promise<Result<ChangeRequestIds, RegistryErrorCode>>;

/** The national register says something else of an organization that has people: SGG decides, as if they had asked. */
export const createOpenRegisterChangeRequest =
  ({ inTransaction, newId }: Dependencies): OpenRegisterChangeRequest =>
  (call, news) =>
    inTransaction(call, (unit) => openRegisterRequest(unit, newId, news));

/** As {@link createOpenRegisterChangeRequest}, in a transaction that is open; a refusal has changed nothing. */
export async function openRegisterRequest(unit: ChangeRequestUnit, newId: NewId, { organizationId, changes: news, reason }: RegisterNews): Promise<Result<ChangeRequestIds, RegistryErrorCode>> {
  const organization = await unit.organizations.findByIdForUpdate(organizationId);
  if (organization === null) return refuse(notFound);
  if (!isAdmitted(organization) || !isChangeable(organization)) return refuse({ code: 'INVALID_STATE', params: { status: organization.status } });
  const changes = sensitiveChanges(organization.profile, { ...organization.profile, ...news });
  if (Object.keys(changes).length === 0) return refuse(badInput(['changes'], 'VALUE'));
  const second = await refusalsOfSecond(unit, organization.id);
  if (second.length > 0) return refuse(...second);

  const id = newId();
  await recordChangeRequest(unit, null, openChangeRequest({ id, organizationId: organization.id, source: 'NATIONAL_REGISTER', requesterId: null, changes, reason, documentId: null }, unit.now));
  return accept({ changeRequestId: id });
}
