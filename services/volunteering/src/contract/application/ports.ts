import type { VolunteeringContract } from '../domain/contract';

/** The contracts of one transaction. */
export interface ContractStore {
  /** Locks the row until the transaction ends. */
  readonly findByIdForUpdate: (id: string) => Promise<VolunteeringContract | null>;
  /** Keeps it as it is until the transaction ends. */
  readonly findByIdForShare: (id: string) => Promise<VolunteeringContract | null>;
  readonly insert: (contract: VolunteeringContract) => Promise<void>;
  readonly save: (contract: VolunteeringContract) => Promise<void>;
}
