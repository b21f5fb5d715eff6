import type { UserCall } from '@conect/auth';
import { accept, refuse, type NewId, type Result } from '@conect/kernel';
import { dayOf } from '@conect/legal-clock';
import type { MembershipUnit } from '../../../membership/application/ports';
import { refuseUnlessSggAdmin } from '../../../membership/application/refuse-unless-sgg-admin';
import { createInstitution, type InstitutionType } from '../../../membership/domain/institution';
import type { InTransaction } from '../../../service/application/ports';
import { badInput, type IdentityErrorCode } from '../../../service/domain/refusals';
import { fitsAmongInstitutions } from '../fits-among-institutions';
import { checkInstitutionInput, type InstitutionInput } from '../institution-input';

interface Dependencies {
  readonly inTransaction: InTransaction<MembershipUnit>;
  readonly secondFactorRequired: boolean;
  readonly newId: NewId;
}

type Input = InstitutionInput & { readonly name: string; readonly type: InstitutionType };

export type CreateInstitution = ReturnType<typeof createCreateInstitution>;

/** Enters an institution; for SGG_ADMIN. */
export const createCreateInstitution =
  ({ inTransaction, secondFactorRequired, newId }: Dependencies) =>
  (call: UserCall, input: Input): Promise<Result<{ institutionId: string }, IdentityErrorCode>> =>
    inTransaction(call, async (unit) => {
      const allowed = await refuseUnlessSggAdmin(unit, call.principal, secondFactorRequired);
      if (!allowed.ok) return allowed;
      const checked = checkInstitutionInput(input);
      if (!checked.ok) return checked;
      if (input.type === 'SGG') return refuse(badInput(['type'], 'INSTITUTION_TYPE'));
      const data = { parentId: null, transparencyPageUrl: null, name: input.name, type: input.type, ...checked.value };
      await unit.institutions.lockAll();
      const fits = await fitsAmongInstitutions(unit.institutions, { ...data, id: null });
      if (!fits.ok) return fits;

      const institution = createInstitution(newId(), data, { now: unit.now, asOf: dayOf(unit.now) });
      await unit.institutions.save(institution);
      const changes = Object.fromEntries(Object.entries(data).map(([field, after]) => [field, { before: null, after }]));
      await unit.audit({ subjectType: 'Institution', subjectId: institution.id, changes });
      await unit.publish({ name: 'InstitutionCreated', institution });
      return accept({ institutionId: institution.id });
    });
