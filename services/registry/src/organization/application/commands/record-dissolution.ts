import type { Result } from '@conect/kernel';
import type { UserCall } from '@conect/auth';
import type { RegistryErrorCode } from '../../../service/domain/refusals';
import { recordDissolution } from '../../domain/standing';
import { changeForReason, type ReasonedRequest } from '../change-organization';
import type { InOrganizationTransaction, OrganizationIds } from '../ports';

/** See {@link createRecordDissolution}. */
export type RecordDissolution = (call: UserCall, request: ReasonedRequest) => Promise<Result<OrganizationIds, RegistryErrorCode>>;

/** Records that an organization is in dissolution or liquidation (OG 26/2000 art. 54 to 60), and by what decision. */
export const createRecordDissolution =
  (inTransaction: InOrganizationTransaction): RecordDissolution =>
  (call, request) =>
    changeForReason(inTransaction, call, { ...request, action: 'recordDissolution', rule: recordDissolution });
