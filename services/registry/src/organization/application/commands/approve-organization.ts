import type { Result } from '@conect/kernel';
import type { UserCall } from '@conect/auth';
import type { RegistryErrorCode } from '../../../service/domain/refusals';
import { approve } from '../../domain/registration';
import { changeOrganization } from '../change-organization';
import type { InOrganizationTransaction, OrganizationIds } from '../ports';

/** See {@link createApproveOrganization}. */
export type ApproveOrganization = (call: UserCall, organizationId: string) => Promise<Result<OrganizationIds, RegistryErrorCode>>;

/** Enters a reviewed registration in the public catalogue; identity then makes its applicant NGO_ADMIN. */
export const createApproveOrganization =
  (inTransaction: InOrganizationTransaction): ApproveOrganization =>
  (call, organizationId) =>
    changeOrganization(inTransaction, call, {
      organizationId,
      action: 'approve',
      decide: ({ now }, organization, userId) => approve(organization, userId, now),
    });
