import type { VolunteeringContract } from '../domain/contract';

/** The contracts of one transaction by whose they are. */
export interface VolunteerContracts {
  /** These contracts, with every other one of their volunteers locked beside them until the transaction ends, always in the same order: what a person does in a day is counted over all hosts. */
  readonly findWithOthersForUpdate: (ids: readonly string[]) => Promise<readonly VolunteeringContract[]>;
  /** Locks every contract of the person in the same way. */
  readonly lockAllOf: (volunteerId: string) => Promise<void>;
  /** Those to which an application of the volunteer to this shift led; the last made first. */
  readonly findIdsOfShift: (volunteerId: string, shiftId: string) => Promise<readonly string[]>;
}
