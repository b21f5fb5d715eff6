import type { CommandCall, UserCall } from '@conect/auth';
import { isUuid, refuse, textOf, type Result } from '@conect/kernel';
import { recordChange } from '../../../organization/application/change-organization';
import type { OrganizationIds, OrganizationUnit } from '../../../organization/application/ports';
import { followsRegister } from '../../../organization/domain/organization';
import { notFound } from '../../../organization/domain/permissions';
import { badInput, type RegistryErrorCode } from '../../../service/domain/refusals';
import { refusalsOfPurposeRelease } from '../../domain/permissions';
import { releasePurpose } from '../../domain/purpose-release';

/** What an officer lets be shown of the register's text. */
interface PurposeRelease {
  readonly organizationId: string;
  readonly shownText: string;
  readonly releasedBy: string;
}

/** What releasing a purpose touches in one transaction. */
export interface PurposeReleaseUnit extends OrganizationUnit {
  /** Stands for the text that the register has now; an earlier release is replaced. */
  readonly saveRelease: (release: PurposeRelease) => Promise<void>;
}

/** Runs a release in one transaction that commits when it is accepted. */
export type InPurposeReleaseTransaction = (
  call: CommandCall,
  work: (unit: PurposeReleaseUnit) => Promise<Result<OrganizationIds, RegistryErrorCode>>,
) => Promise<Result<OrganizationIds, RegistryErrorCode>>;

interface ReleaseRequest {
  readonly organizationId: string;
  /** Without what nobody but the register should say; the register's own text when absent. */
  readonly text?: string | null | undefined;
}

/** See {@link createReleaseRegisterPurpose}. */
export type ReleaseRegisterPurpose = (call: UserCall, request: ReleaseRequest) => Promise<Result<OrganizationIds, RegistryErrorCode>>;

const maximumLength = 20_000;

/** An officer who has read the purpose of an unclaimed organization lets it be shown, as it is or without the personal data in it. */
export const createReleaseRegisterPurpose =
  (inTransaction: InPurposeReleaseTransaction): ReleaseRegisterPurpose =>
  async (call, { organizationId, text }) => {
    if (!isUuid(organizationId)) return refuse(badInput(['organizationId'], 'UUID'));
    return inTransaction(call, async (unit) => {
      const organization = await unit.organizations.findByIdForUpdate(organizationId);
      if (organization === null) return refuse(notFound);
      const refusals = refusalsOfPurposeRelease(await unit.viewers.of(call.principal), organization);
      const { purpose } = organization.profile;
      if (refusals.length > 0) return refuse(...refusals);
      if (!followsRegister(organization) || purpose === null) return refuse({ code: 'INVALID_STATE', params: { status: organization.status } });
      const shown = textOf(maximumLength)(text ?? purpose, ['text'], '');
      if (!shown.ok) return shown;

      const recorded = await recordChange(unit, organization, releasePurpose(organization, unit.now));
      if (!recorded.ok) return recorded;
      await unit.saveRelease({ organizationId, shownText: shown.value, releasedBy: call.principal.userId });
      await unit.audit({ organizationId, changes: { shownPurpose: { before: null, after: shown.value } } });
      return recorded;
    });
  };
