import { systemCall } from '@conect/auth';
import { accept, unrefused, type NewId } from '@conect/kernel';
import { addDays, dayOf } from '@conect/legal-clock';
import type { ContractUnit, InContractTransaction } from '../ports';

interface Dependencies {
  readonly inTransaction: InContractTransaction;
  readonly newId: NewId;
  /** For how long after a contract's end what it says of people is kept. */
  readonly retentionDays: number;
}

/** See {@link createPurgeContractDetails}. */
export type PurgeContractDetails = (limit: number) => Promise<number>;

/** Removes what the paper said of people, but for the name in the register, when the contract ended so long ago; up to so many at once. */
export const createPurgeContractDetails =
  ({ inTransaction, newId, retentionDays }: Dependencies): PurgeContractDetails =>
  async (limit) => {
    const call = systemCall('purgeContractDetails', newId);
    return (await unrefused(inTransaction(call, async ({ vault, now }) => accept({ count: await vault.purge(addDays(dayOf(now), -retentionDays), limit) })))).count;
  };

/**
 * What an erasure does to contracts that are over: card, address, guardian and name go; number, period and activities stay, as the register of volunteers needs them.
 * What either side wrote to the other, why it ends or wants other terms, goes from all of them.
 */
export async function forgetVolunteer({ vault, book }: Pick<ContractUnit, 'vault' | 'book'>, userId: string): Promise<void> {
  await vault.forgetVolunteer(userId);
  await book.forgetReasons(userId);
}
