import { systemCall } from '@conect/auth';
import { accept, unrefused, type NewId } from '@conect/kernel';
import { dayOf } from '@conect/legal-clock';
import { endContract } from '../../domain/lifecycle';
import { lapseRenegotiation } from '../lapse-renegotiation';
import type { ContractUnit, InContractTransaction } from '../ports';
import { recordContract } from '../record-contract';

interface Dependencies {
  readonly inTransaction: InContractTransaction;
  readonly newId: NewId;
}

/** See {@link createEndContracts}. */
export type EndContracts = (limit: number) => Promise<number>;

/**
 * Does what time asks of contracts, up to so many at once: ends those whose last day is over, calls off those that were not signed by then, and lets
 * proposals lapse that nobody answered. It answers how many it changed.
 */
export const createEndContracts =
  ({ inTransaction, newId }: Dependencies): EndContracts =>
  async (limit) => {
    const call = systemCall('endContracts', newId);
    const { lapsed, due } = await unrefused(inTransaction(call, async ({ book, now }) => accept({ lapsed: await book.findLapsed(now, limit), due: await book.findDue(dayOf(now), limit) })));
    let changedCount = 0;
    // Each in a transaction of its own, so that no lock outlasts one contract.
    for (const [ids, change] of [[lapsed, lapse], [due, end]] as const) {
      for (const id of ids) changedCount += (await unrefused(inTransaction(call, async (unit) => accept({ count: Number(await change(unit, id)) })))).count;
    }
    return changedCount;
  };

/** Every proposal that was found lapses, also one behind a later one: none is found again and again, and keeps the job from the rest. */
async function lapse(unit: ContractUnit, contractId: string): Promise<boolean> {
  const contract = await unit.contracts.findByIdForUpdate(contractId);
  const proposal = contract === null ? null : await unit.renegotiations.findUnanswered(contractId, unit.now);
  if (contract === null || proposal === null) return false;
  await lapseRenegotiation(unit, contract, proposal);
  return true;
}

async function end(unit: ContractUnit, contractId: string): Promise<boolean> {
  const contract = await unit.contracts.findByIdForUpdate(contractId);
  const event = contract === null ? null : endContract(contract, dayOf(unit.now), unit.now);
  if (contract === null || event === null) return false;
  await recordContract(unit, contract, event);
  return true;
}
