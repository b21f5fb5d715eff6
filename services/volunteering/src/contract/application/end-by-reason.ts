import type { UserCall } from '@conect/auth';
import { accept, orNull, type Result } from '@conect/kernel';
import type { VolunteeringErrorCode } from '../../service/domain/refusals';
import type { VolunteeringContract } from '../domain/contract';
import type { ContractEvent } from '../domain/lifecycle';
import type { ContractAction } from '../domain/permissions';
import { impersonalText } from '../domain/personal-number';
import { changeContract } from './change-contract';
import type { ContractIds, InContractTransaction } from './ports';

/** Which contract, and why; nobody has to say why. */
interface EndRequest {
  readonly contractId: string;
  readonly reason?: string | null | undefined;
}

/** A command by which one side ends or calls off a contract. */
export type EndByReason = (call: UserCall, request: EndRequest) => Promise<Result<ContractIds, VolunteeringErrorCode>>;

interface Course {
  readonly action: ContractAction;
  readonly eventOf: (contract: VolunteeringContract, reason: string | null, now: Date) => ContractEvent;
}

/** The course of the commands by which one side ends or calls off a contract. */
export const endByReason =
  (inTransaction: InContractTransaction, { action, eventOf }: Course): EndByReason =>
  (call, { contractId, reason: given }) =>
    changeContract(inTransaction, call, {
      contractId,
      action,
      decide: ({ now }, { contract }) => {
        const reason = orNull((text: string) => impersonalText(1_000)(text, ['reason'], ''))(given ?? null);
        return reason.ok ? accept({ event: eventOf(contract, reason.value, now) }) : reason;
      },
    });
