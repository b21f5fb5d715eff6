import type { Result } from '@conect/kernel';
import type { UserCall } from '@conect/auth';
import type { RegistryErrorCode } from '../../../service/domain/refusals';
import { startReview } from '../../domain/registration';
import { changeOrganization } from '../change-organization';
import type { InOrganizationTransaction, OrganizationIds } from '../ports';

/** See {@link createStartOrganizationReview}. */
export type StartOrganizationReview = (call: UserCall, organizationId: string) => Promise<Result<OrganizationIds, RegistryErrorCode>>;

/** An officer of SGG takes a submitted registration for review. */
export const createStartOrganizationReview =
  (inTransaction: InOrganizationTransaction): StartOrganizationReview =>
  (call, organizationId) =>
    changeOrganization(inTransaction, call, {
      organizationId,
      action: 'startReview',
      decide: ({ now }, organization, userId) => startReview(organization, userId, now),
    });
