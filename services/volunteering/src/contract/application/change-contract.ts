import type { UserCall } from '@conect/auth';
import { accept, isUuid, refuse, type Result } from '@conect/kernel';
import { sideOf } from '../../membership/domain/host';
import { badInput, type VolunteeringErrorCode } from '../../service/domain/refusals';
import type { VolunteeringContract } from '../domain/contract';
import type { ContractEvent } from '../domain/lifecycle';
import { contractNotFound, refusalsOfContract, type ContractAction } from '../domain/permissions';
import type { Renegotiation } from '../domain/renegotiation';
import type { ContractParty } from '../domain/signature';
import type { ContractIds, ContractUnit, InContractTransaction } from './ports';
import { recordContract, type MoreChanges } from './record-contract';

/** What a command decides about. */
interface ContractDecision {
  readonly contract: VolunteeringContract;
  /** On which side who asks is. */
  readonly side: ContractParty;
  /** The last proposal of other terms, if there was one. */
  readonly renegotiation: Renegotiation | null;
}

/** What a command decides, and what else it changed. */
interface Decided {
  /** As it was before the event, when the decision changed it first; absent when it did not. */
  readonly before?: VolunteeringContract;
  readonly event: ContractEvent;
  readonly more?: MoreChanges;
}

interface Course {
  readonly contractId: string;
  readonly action: ContractAction;
  readonly decide: (unit: ContractUnit, decision: ContractDecision) => Promise<Result<Decided, VolunteeringErrorCode>> | Result<Decided, VolunteeringErrorCode>;
}

/** The course of every command of a party on an existing contract: lock it, ask the permissions, decide, record. */
export async function changeContract(inTransaction: InContractTransaction, call: UserCall, { contractId: given, action, decide }: Course): Promise<Result<ContractIds, VolunteeringErrorCode>> {
  if (!isUuid(given)) return refuse(badInput(['contractId'], 'UUID'));
  const contractId = given.toLowerCase();
  return inTransaction<ContractIds>(call, async (unit) => {
    // Who locks an application and its contract begins with the application.
    const application = action === 'countersign' ? await unit.engagements.findOfContractForUpdate(contractId) : null;
    const contract = await unit.contracts.findByIdForUpdate(contractId);
    if (contract === null) return refuse(contractNotFound);
    const viewer = await unit.viewers.of(call.principal);
    const renegotiation = await unit.renegotiations.findLast(contractId);
    const hostStatus = action === 'countersign' ? await unit.organizations.statusOf(contract.organizationId) : 'ACTIVE';
    const refusals = refusalsOfContract(action, viewer, { contract, hostStatus, applicationStatus: application?.status ?? null, renegotiation, now: unit.now });
    const side = sideOf(viewer, contract);
    if (refusals.length > 0 || side === null) return refuse(...refusals);

    const decision = await decide(unit, { contract, side, renegotiation });
    if (!decision.ok) return decision;
    const { before = contract, event, more } = decision.value;
    await recordContract(unit, before, event, more);
    return accept({ contractId });
  });
}
