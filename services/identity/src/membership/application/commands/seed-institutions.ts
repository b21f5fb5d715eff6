import type { CommandCall } from '@conect/auth';
import { accept, type Result } from '@conect/kernel';
import type { InTransaction } from '../../../service/application/ports';
import type { IdentityErrorCode } from '../../../service/domain/refusals';
import { sgg, type Institution } from '../../domain/institution';
import type { MembershipUnit } from '../ports';

/** Enters SGG, with its event, in a database that does not have it; changes nothing the next time. */
export const createSeedInstitutions =
  ({ inTransaction }: { readonly inTransaction: InTransaction<MembershipUnit> }) =>
  (call: CommandCall): Promise<Result<object, IdentityErrorCode>> =>
    inTransaction(call, async (unit) => {
      if ((await unit.institutions.findById(sgg.id)) !== null) return accept({});

      const institution: Institution = { ...sgg, version: 1, createdAt: unit.now };
      await unit.institutions.save(institution);
      await unit.audit({ subjectType: 'Institution', subjectId: sgg.id, changes: { name: { before: null, after: sgg.name } } });
      await unit.publish({ name: 'InstitutionCreated', institution });
      return accept({});
    });
