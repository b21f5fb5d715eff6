import type { Result } from '@conect/kernel';
import type { UserCall } from '@conect/auth';
import type { RegistryErrorCode } from '../../../service/domain/refusals';
import { confirm } from '../../domain/standing';
import { changeOrganization } from '../change-organization';
import type { InOrganizationTransaction, OrganizationIds } from '../ports';

/** See {@link createConfirmOrganization}. */
export type ConfirmOrganization = (call: UserCall, organizationId: string) => Promise<Result<OrganizationIds, RegistryErrorCode>>;

/** An administrator says that what the catalogue shows of his organization is right; the badge STALE goes. */
export const createConfirmOrganization =
  (inTransaction: InOrganizationTransaction): ConfirmOrganization =>
  (call, organizationId) =>
    changeOrganization(inTransaction, call, {
      organizationId,
      action: 'confirm',
      decide: ({ now }, organization) => confirm(organization, now),
    });
