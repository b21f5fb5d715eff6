import type { VolunteeringContract } from '../domain/contract';
import { renegotiated } from '../domain/lifecycle';
import { answerRenegotiation, type Renegotiation } from '../domain/renegotiation';
import type { ContractUnit } from './ports';
import { recordContract } from './record-contract';

/** Lets a proposal lapse that nobody answered in its term, whoever notices it: the job, or who proposes anew. The contract is locked; it answers the contract as it is then. */
export async function lapseRenegotiation(unit: ContractUnit, contract: VolunteeringContract, proposal: Renegotiation): Promise<VolunteeringContract> {
  const event = renegotiated(contract, 'RenegotiationLapsed');
  await unit.renegotiations.save(answerRenegotiation(proposal, 'LAPSED', unit.now));
  await recordContract(unit, contract, event, { proposal: { before: proposal.status, after: 'LAPSED' } });
  return event.contract;
}
