import { latestDayIn, refuse, type NewId, type Result } from '@conect/kernel';
import type { UserCall } from '@conect/auth';
import type { RegistryErrorCode } from '../../../service/domain/refusals';
import { emptyProfile, mergeProfile } from '../../domain/merge-profile';
import type { OrganizationType } from '../../domain/organization';
import type { ProfileInput } from '../../domain/profile-input';
import { createDraft } from '../../domain/registration';
import { recordChange } from '../change-organization';
import type { InOrganizationTransaction, OrganizationIds } from '../ports';
import { refusalsOfStoredFacts } from '../stored-facts';

interface Dependencies {
  readonly inTransaction: InOrganizationTransaction;
  readonly newId: NewId;
}

/** A first profile: form and name are needed, the rest can follow. */
interface NewOrganization extends ProfileInput {
  readonly type: OrganizationType;
  readonly legalName: string;
}

/** See {@link createCreateOrganization}. */
export type CreateOrganization = (call: UserCall, input: NewOrganization) => Promise<Result<OrganizationIds, RegistryErrorCode>>;

/** Starts the registration of an organization as a draft that only its applicant sees. */
export const createCreateOrganization =
  ({ inTransaction, newId }: Dependencies): CreateOrganization =>
  (call, input) =>
    inTransaction(call, async (unit) => {
      const organizationId = newId();
      const { userId } = call.principal;
      const { profile, refusals } = mergeProfile(emptyProfile, input, latestDayIn(unit.now));
      const stored = await refusalsOfStoredFacts(unit, { organizationId, before: emptyProfile, after: profile, userId });
      if (refusals.length + stored.length > 0) return refuse(...refusals, ...stored);

      return recordChange(unit, null, createDraft(organizationId, userId, profile, unit.now));
    });
