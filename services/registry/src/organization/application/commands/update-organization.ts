import { latestDayIn, refuse, type Result } from '@conect/kernel';
import type { UserCall } from '@conect/auth';
import { badInput, type RegistryErrorCode, type RegistryRefusal } from '../../../service/domain/refusals';
import { mergeProfile } from '../../domain/merge-profile';
import type { Organization, OrganizationProfile } from '../../domain/organization';
import { changedFields, profileFields } from '../../domain/profile-fields';
import type { ProfileInput } from '../../domain/profile-input';
import { isWithApplicant, updateProfile } from '../../domain/registration';
import { changeOrganization, type Decide } from '../change-organization';
import type { InOrganizationTransaction, OrganizationIds } from '../ports';
import { refusalsOfStoredFacts } from '../stored-facts';

/** Which organization to change, and how; absent fields stay. */
interface OrganizationUpdate extends ProfileInput {
  readonly organizationId: string;
}

/** See {@link createUpdateOrganization}. */
export type UpdateOrganization = (call: UserCall, input: OrganizationUpdate) => Promise<Result<OrganizationIds, RegistryErrorCode>>;

/**
 * Changes an organization's profile: everything while the registration is with its applicant, later what is not sensitive.
 * An input that changes nothing is accepted and leaves no trace.
 */
export const createUpdateOrganization =
  (inTransaction: InOrganizationTransaction): UpdateOrganization =>
  (call, input) =>
    changeOrganization(inTransaction, call, {
      organizationId: input.organizationId,
      action: 'update',
      decide: decideUpdate(input),
    });

const decideUpdate =
  (input: OrganizationUpdate): Decide =>
  async (unit, organization, userId) => {
    const { id, profile: before } = organization;
    const { profile, refusals } = mergeProfile(before, input, latestDayIn(unit.now));
    const fixed = sensitiveRefusals(organization, profile);
    const all = [
      ...refusals,
      ...fixed,
      ...missingPrimaryDomain(organization, profile),
      ...(fixed.length > 0 ? [] : await refusalsOfStoredFacts(unit, { organizationId: id, before, after: profile, userId })),
    ];
    return all.length > 0 ? refuse(...all) : updateProfile(organization, profile, unit.now);
  };

/** The sensitive fields that would change although the registration is no longer with its applicant. */
function sensitiveRefusals(organization: Organization, profile: OrganizationProfile): readonly RegistryRefusal[] {
  if (isWithApplicant(organization)) return [];
  return changedFields(organization.profile, profile)
    .map((field) => profileFields[field])
    .filter(({ sensitive }) => sensitive)
    .map(({ path }) => ({ code: 'SENSITIVE_FIELD', field: path, params: { field: path.join('.') } }));
}

/** Once handed in, a list of domains that changes has exactly one primary one; what else a submission needs is sensitive anyway. */
function missingPrimaryDomain(organization: Organization, profile: OrganizationProfile): readonly RegistryRefusal[] {
  if (isWithApplicant(organization) || !changedFields(organization.profile, profile).includes('domains')) return [];
  return profile.domains.some(({ isPrimary }) => isPrimary) ? [] : [badInput(['primaryDomain'], 'VALUE')];
}
