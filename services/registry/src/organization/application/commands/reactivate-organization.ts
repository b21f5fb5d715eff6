import type { Result } from '@conect/kernel';
import type { UserCall } from '@conect/auth';
import type { RegistryErrorCode } from '../../../service/domain/refusals';
import { reactivate } from '../../domain/standing';
import { changeOrganization } from '../change-organization';
import type { InOrganizationTransaction, OrganizationIds } from '../ports';

/** See {@link createReactivateOrganization}. */
export type ReactivateOrganization = (call: UserCall, organizationId: string) => Promise<Result<OrganizationIds, RegistryErrorCode>>;

/** Ends a suspension; what it cancelled elsewhere stays cancelled. */
export const createReactivateOrganization =
  (inTransaction: InOrganizationTransaction): ReactivateOrganization =>
  (call, organizationId) =>
    changeOrganization(inTransaction, call, {
      organizationId,
      action: 'reactivate',
      decide: ({ now }, organization) => reactivate(organization, now),
    });
