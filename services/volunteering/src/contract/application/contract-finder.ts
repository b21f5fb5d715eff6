import type { VolunteeringContract } from '../domain/contract';

/** Reads contracts, one statement for however many; who may see one, the caller asks. */
export interface ContractFinder {
  readonly findByIds: (ids: readonly string[]) => Promise<readonly VolunteeringContract[]>;
}
