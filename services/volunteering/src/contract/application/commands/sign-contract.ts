import type { UserCall } from '@conect/auth';
import { accept, type NewId, type Result } from '@conect/kernel';
import type { VolunteeringErrorCode } from '../../../service/domain/refusals';
import { signContract } from '../../domain/lifecycle';
import { changeContract } from '../change-contract';
import type { ContractIds, InContractTransaction } from '../ports';
import { sign, type SignRequest } from '../sign';

/** See {@link createSignContract} and {@link createCountersignContract}. */
export type SignContract = (call: UserCall, request: SignRequest) => Promise<Result<ContractIds, VolunteeringErrorCode>>;

interface Dependencies {
  readonly inTransaction: InContractTransaction;
  readonly newId: NewId;
}

/** The volunteer signs the text that he has read, himself: nobody signs for him (Legea 78/2014 excludes representation). */
export const createSignContract =
  ({ inTransaction, newId }: Dependencies): SignContract =>
  (call, { contractId, ...request }) =>
    changeContract(inTransaction, call, {
      contractId,
      action: 'sign',
      decide: async (unit, { contract }) => {
        const signed = await sign(unit, contract, { call, party: 'VOLUNTEER', newId, ...request });
        return signed.ok ? accept({ event: signContract(contract, unit.now), more: signed.value }) : signed;
      },
    });
