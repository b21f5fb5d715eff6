import type { Result } from '@conect/kernel';
import type { UserCall } from '@conect/auth';
import type { RegistryErrorCode } from '../../../service/domain/refusals';
import { withdraw } from '../../domain/standing';
import { changeOrganization } from '../change-organization';
import type { InOrganizationTransaction, OrganizationIds } from '../ports';

/** See {@link createWithdrawOrganization}. */
export type WithdrawOrganization = (call: UserCall, organizationId: string) => Promise<Result<OrganizationIds, RegistryErrorCode>>;

/** Takes an organization out of the catalogue at the request of its own administrator. */
export const createWithdrawOrganization =
  (inTransaction: InOrganizationTransaction): WithdrawOrganization =>
  (call, organizationId) =>
    changeOrganization(inTransaction, call, {
      organizationId,
      action: 'withdraw',
      decide: ({ now }, organization) => withdraw(organization, now),
    });
