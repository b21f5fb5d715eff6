import type { ErasingUnit } from '../../account/application/erase-person';
import type { FactorUnit } from '../../credential/application/factors-in-use';
import type { AccountRequestStore } from '../../institution-account/application/ports';
import type { RetentionUnit } from '../../retention/application/ports';

/** What commands on erasures may touch inside one transaction. */
export type ErasureUnit = ErasingUnit &
  RetentionUnit &
  FactorUnit & {
    readonly accountRequests: Pick<AccountRequestStore, 'findPendingOfUser'>;
    /** Has the job come that takes the next step, after the commit. */
    readonly seeToErasureSoon: (erasureId: string) => Promise<void>;
  };
