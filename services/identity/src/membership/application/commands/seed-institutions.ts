import type { CommandCall } from '@conect/auth';
import { accept, type Result } from '@conect/kernel';
import type { InTransaction } from '../../../service/application/ports';
import type { IdentityErrorCode } from '../../../service/domain/refusals';
import { createInstitution, type InstitutionData } from '../../domain/institution';
import type { MembershipUnit } from '../ports';

/** An institution that is there from the first day; its id is the same everywhere. */
export type SeededInstitution = InstitutionData & { readonly id: string; readonly asOf: string };

interface Dependencies {
  readonly inTransaction: InTransaction<MembershipUnit>;
  /** Parents before their children. */
  readonly seeds: readonly SeededInstitution[];
}

/** Enters the institutions that a database does not have yet, each with its event; those that are there stay as SGG left them. */
export const createSeedInstitutions =
  ({ inTransaction, seeds }: Dependencies) =>
  (call: CommandCall): Promise<Result<object, IdentityErrorCode>> =>
    inTransaction(call, async (unit) => {
      await unit.institutions.lockAll();
      const known = new Set((await unit.institutions.findByIds(seeds.map(({ id }) => id))).map(({ id }) => id));
      for (const { id, asOf, ...data } of seeds) {
        if (known.has(id)) continue;
        const institution = createInstitution(id, data, { now: unit.now, asOf });
        await unit.institutions.save(institution);
        await unit.audit({ subjectType: 'Institution', subjectId: id, changes: { name: { before: null, after: data.name } } });
        await unit.publish({ name: 'InstitutionCreated', institution });
      }
      return accept({});
    });
