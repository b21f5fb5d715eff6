import type { UserCall } from '@conect/auth';
import { accept, refuse, type NewId, type Result } from '@conect/kernel';
import type { VolunteeringErrorCode } from '../../../service/domain/refusals';
import type { VolunteeringContract } from '../../domain/contract';
import { renegotiated } from '../../domain/lifecycle';
import { answerRenegotiation, type Renegotiation } from '../../domain/renegotiation';
import { signPaper, type ContractParty } from '../../domain/signature';
import { changeContract } from '../change-contract';
import type { ContractIds, ContractUnit, InContractTransaction } from '../ports';

interface Dependencies {
  readonly inTransaction: InContractTransaction;
  readonly newId: NewId;
}

/** Which contract, yes or no, and the hash of the proposed text that was read. */
interface Answer {
  readonly contractId: string;
  readonly accept: boolean;
  readonly sha256: string;
}

/** See {@link createAnswerRenegotiation}. */
export type AnswerRenegotiation = (call: UserCall, request: Answer) => Promise<Result<ContractIds, VolunteeringErrorCode>>;

/** The other side accepts proposed terms, which signs them, or declines them: then what was agreed goes on, and both may end it by notice. */
export const createAnswerRenegotiation =
  ({ inTransaction, newId }: Dependencies): AnswerRenegotiation =>
  (call, { contractId, accept: isAccepted, sha256 }) =>
    changeContract(inTransaction, call, {
      contractId,
      action: 'answerRenegotiation',
      decide: async (unit, { contract, side, renegotiation: proposal }) => {
        if (proposal === null || proposal.sha256 !== sha256) return refuse({ code: 'CONFLICT', field: ['sha256'], params: { version: contract.version } });
        const status = isAccepted ? 'ACCEPTED' : 'DECLINED';
        await unit.renegotiations.save(answerRenegotiation(proposal, status, unit.now));
        if (isAccepted) await adopt(unit, { contract, proposal, side, call, newId });
        return accept({ event: renegotiated(contract, isAccepted ? 'RenegotiationAccepted' : 'RenegotiationDeclined'), more: { proposal: { before: 'PROPOSED', after: status } } });
      },
    });

interface Adoption {
  readonly contract: VolunteeringContract;
  readonly proposal: Renegotiation;
  readonly side: ContractParty;
  readonly call: UserCall;
  readonly newId: NewId;
}

/** The proposed wording is in force, signed by both: who proposed it signed it then. */
async function adopt({ papers, signatures, now }: ContractUnit, { contract, proposal, side, call, newId }: Adoption): Promise<void> {
  const { revision, terms, sha256 } = proposal;
  const current = await papers.findCurrent(contract.id);
  const paper = { ...current, revision, terms: { ...current.terms, ...terms }, sha256, writtenAt: now };
  await papers.insert(paper);
  await signatures.insert(signPaper(paper, sha256, call.principal, { id: newId(), party: side, documentId: null, now }));
}
