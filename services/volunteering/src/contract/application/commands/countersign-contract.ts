import { accept, type NewId } from '@conect/kernel';
import { countersignContract } from '../../domain/lifecycle';
import { changeContract } from '../change-contract';
import type { InContractTransaction } from '../ports';
import { sign } from '../sign';
import type { SignContract } from './sign-contract';

interface Dependencies {
  readonly inTransaction: InContractTransaction;
  readonly newId: NewId;
}

/** The host signs last: the contract is in force, stands in the register of volunteers, and the application is ENGAGED. */
export const createCountersignContract =
  ({ inTransaction, newId }: Dependencies): SignContract =>
  (call, { contractId, ...request }) =>
    changeContract(inTransaction, call, {
      contractId,
      action: 'countersign',
      decide: async (unit, { contract }) => {
        const signed = await sign(unit, contract, { call, party: 'HOST', newId, ...request });
        if (!signed.ok) return signed;
        await unit.engagements.engage(contract.applicationId);
        return accept({ event: countersignContract(contract, unit.now), more: signed.value });
      },
    });
