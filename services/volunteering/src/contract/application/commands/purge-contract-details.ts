import { systemCall } from '@conect/auth';
import { accept, unrefused, type NewId } from '@conect/kernel';
import { addDays, dayOf } from '@conect/legal-clock';
import { hasEdge, rejectContract } from '../../domain/lifecycle';
import type { ContractUnit, InContractTransaction } from '../ports';
import { recordContract } from '../record-contract';

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
 * What an erasure does: the person rejects what nobody is bound by yet, and of contracts that are over card, address, guardian and name go; number, period and activities stay, as the register of volunteers needs them.
 * One that came into force while he was being erased is kept until it ends. What either side wrote to the other, why it ends or wants other terms, goes from all of them.
 */
export async function forgetVolunteer(unit: ContractUnit, userId: string): Promise<void> {
  for (const id of await unit.book.findUnsigned(userId)) {
    const contract = await unit.contracts.findByIdForUpdate(id);
    if (contract !== null && hasEdge(contract.status, 'rejectContract')) await recordContract(unit, contract, rejectContract(contract, null, unit.now));
  }
  await unit.vault.forgetVolunteer(userId);
  await unit.book.forgetReasons(userId);
}
