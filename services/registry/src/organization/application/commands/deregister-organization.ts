import type { Result } from '@conect/kernel';
import type { UserCall } from '@conect/auth';
import type { RegistryErrorCode } from '../../../service/domain/refusals';
import { deregister } from '../../domain/standing';
import { changeForReason, type ReasonedRequest } from '../change-organization';
import type { InOrganizationTransaction, OrganizationIds } from '../ports';

/** See {@link createDeregisterOrganization}. */
export type DeregisterOrganization = (call: UserCall, request: ReasonedRequest) => Promise<Result<OrganizationIds, RegistryErrorCode>>;

/** Records that a dissolving organization was struck off the register (OG 26/2000 art. 71); a tombstone stays. */
export const createDeregisterOrganization =
  (inTransaction: InOrganizationTransaction): DeregisterOrganization =>
  (call, request) =>
    changeForReason(inTransaction, call, { ...request, action: 'deregister', rule: deregister });
