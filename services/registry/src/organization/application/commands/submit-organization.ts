import { refuse, type Result } from '@conect/kernel';
import type { UserCall } from '@conect/auth';
import { conflict, type RegistryErrorCode } from '../../../service/domain/refusals';
import { submit } from '../../domain/registration';
import { changeOrganization, type Decide } from '../change-organization';
import type { InOrganizationTransaction, OrganizationIds } from '../ports';

/** See {@link createSubmitOrganization}. */
export type SubmitOrganization = (call: UserCall, organizationId: string) => Promise<Result<OrganizationIds, RegistryErrorCode>>;

/** Hands a complete registration in to SGG; of two with the same CUI exactly one gets through. */
export const createSubmitOrganization =
  (inTransaction: InOrganizationTransaction): SubmitOrganization =>
  (call, organizationId) =>
    changeOrganization(inTransaction, call, { organizationId, action: 'submit', decide });

const decide: Decide = async ({ organizations, now }, organization) => {
  const { cui } = organization.profile;
  if (cui !== null && (await organizations.isCuiTaken(cui, organization.id))) return refuse(conflict('CUI', ['cui']));
  return submit(organization, now);
};
