import type { Result } from '@conect/kernel';
import type { UserCall } from '@conect/auth';
import type { RegistryErrorCode } from '../../../service/domain/refusals';
import { suspend } from '../../domain/standing';
import { changeForReason, type ReasonedRequest } from '../change-organization';
import type { InOrganizationTransaction, OrganizationIds } from '../ports';

/** See {@link createSuspendOrganization}. */
export type SuspendOrganization = (call: UserCall, request: ReasonedRequest) => Promise<Result<OrganizationIds, RegistryErrorCode>>;

/** Takes the right to act from an organization's people, who read the reason; other services learn it from the event. */
export const createSuspendOrganization =
  (inTransaction: InOrganizationTransaction): SuspendOrganization =>
  (call, request) =>
    changeForReason(inTransaction, call, { ...request, action: 'suspend', rule: suspend });
