import type { UserCall } from '@conect/auth';
import { accept, isUuid, refuse, type Result } from '@conect/kernel';
import { dayOf } from '@conect/legal-clock';
import type { MembershipUnit } from '../../../membership/application/ports';
import { refuseUnlessSggAdmin } from '../../../membership/application/refuse-unless-sgg-admin';
import { updateInstitution } from '../../../membership/domain/institution';
import type { InTransaction } from '../../../service/application/ports';
import type { IdentityErrorCode } from '../../../service/domain/refusals';
import { fitsAmongInstitutions } from '../fits-among-institutions';
import { checkInstitutionInput, type InstitutionInput } from '../institution-input';

interface Dependencies {
  readonly inTransaction: InTransaction<MembershipUnit>;
  readonly secondFactorRequired: boolean;
}

type Input = InstitutionInput & { readonly institutionId: string };

export type UpdateInstitution = ReturnType<typeof createUpdateInstitution>;

/** Changes what is said of an institution, or confirms it for today; for SGG_ADMIN. */
export const createUpdateInstitution =
  ({ inTransaction, secondFactorRequired }: Dependencies) =>
  (call: UserCall, input: Input): Promise<Result<{ institutionId: string }, IdentityErrorCode>> =>
    inTransaction(call, async (unit) => {
      const allowed = await refuseUnlessSggAdmin(unit, call.principal, secondFactorRequired);
      if (!allowed.ok) return allowed;
      const checked = checkInstitutionInput(input);
      if (!checked.ok) return checked;
      await unit.institutions.lockAll();
      const before = isUuid(input.institutionId) ? await unit.institutions.findByIdForUpdate(input.institutionId) : null;
      if (before === null) return refuse({ code: 'NOT_FOUND', field: ['institutionId'] });
      const change = updateInstitution(before, checked.value, dayOf(unit.now));
      if (!change.ok) return change;
      const { institution, changedFields } = change.value;
      const fits = await fitsAmongInstitutions(unit.institutions, institution);
      if (!fits.ok) return fits;

      await unit.institutions.save(institution);
      const changes = Object.fromEntries((['asOf', ...changedFields] as const).map((field) => [field, { before: before[field], after: institution[field] }]));
      await unit.audit({ subjectType: 'Institution', subjectId: institution.id, changes });
      await unit.publish({ name: 'InstitutionUpdated', institution, changedFields });
      return accept({ institutionId: institution.id });
    });
