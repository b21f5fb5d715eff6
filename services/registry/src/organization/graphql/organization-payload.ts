import type { Result } from '@conect/kernel';
import type { RegistryErrorCode, RegistryRefusal } from '../../service/domain/refusals';
import type { RegistryContext } from '../../service/graphql/context';
import { registryUserErrors } from '../../service/graphql/user-errors';
import type { OrganizationIds } from '../application/ports';
import { nameWarnings } from '../domain/name-warnings';
import type { Organization } from '../domain/organization';

type Outcome = Result<OrganizationIds, RegistryErrorCode>;

/** The organization as it is now, read anew, so that a replay answers like the first time. */
export async function payloadOf(outcome: Outcome, { changedOrganization, locale }: RegistryContext) {
  if (!outcome.ok) return { organization: null, userErrors: registryUserErrors(outcome.refusals, locale) };
  return { organization: await changedOrganization(outcome.value.organizationId), userErrors: [] };
}

/** As {@link payloadOf}, with what applicant and reviewer should look at twice. */
export async function withWarnings(outcome: Outcome, context: RegistryContext) {
  const payload = await payloadOf(outcome, context);
  const warnings = payload.organization === null ? [] : await warningsOf(payload.organization, context);
  return { ...payload, warnings: registryUserErrors(warnings, context.locale) };
}

const warningsOf = async (organization: Organization, { organizationReader }: RegistryContext): Promise<readonly RegistryRefusal[]> =>
  nameWarnings(organization.profile.legalName, await organizationReader.hasNamesake(organization));
