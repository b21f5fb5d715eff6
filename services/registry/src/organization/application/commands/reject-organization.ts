import { textOf, type Result } from '@conect/kernel';
import type { UserCall } from '@conect/auth';
import type { RegistryErrorCode } from '../../../service/domain/refusals';
import { reject } from '../../domain/registration';
import { changeOrganization } from '../change-organization';
import type { InOrganizationTransaction, OrganizationIds } from '../ports';

/** Which registration is refused, and why. */
interface RejectionRequest {
  readonly organizationId: string;
  readonly reason: string;
}

/** See {@link createRejectOrganization}. */
export type RejectOrganization = (call: UserCall, request: RejectionRequest) => Promise<Result<OrganizationIds, RegistryErrorCode>>;

/** Refuses a reviewed registration for good; its applicant reads the reason, and its CUI is free again. */
export const createRejectOrganization =
  (inTransaction: InOrganizationTransaction): RejectOrganization =>
  (call, { organizationId, reason }) =>
    changeOrganization(inTransaction, call, {
      organizationId,
      action: 'reject',
      decide: ({ now }, organization, officerId) => {
        const text = textOf(2_000)(reason, ['reason'], '');
        return text.ok ? reject(organization, { officerId, reason: text.value }, now) : text;
      },
    });
