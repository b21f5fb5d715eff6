import type { Result } from '@conect/kernel';
import type { UserCall } from '@conect/auth';
import type { RegistryErrorCode } from '../../../service/domain/refusals';
import { deleteDraft } from '../../domain/registration';
import { changeOrganization } from '../change-organization';
import type { InOrganizationTransaction, OrganizationIds } from '../ports';

/** See {@link createDeleteOrganizationDraft}. */
export type DeleteOrganizationDraft = (call: UserCall, organizationId: string) => Promise<Result<OrganizationIds, RegistryErrorCode>>;

/** Takes back a draft that was never submitted; the audit trail keeps what it was. */
export const createDeleteOrganizationDraft =
  (inTransaction: InOrganizationTransaction): DeleteOrganizationDraft =>
  (call, organizationId) =>
    changeOrganization(inTransaction, call, {
      organizationId,
      action: 'delete',
      decide: ({ now }, organization) => deleteDraft(organization, now),
    });
