import type { UserCall } from '@conect/auth';
import { accept, refusalsIn, refuse, type NewId, type Result } from '@conect/kernel';
import type { VolunteeringErrorCode } from '../../../service/domain/refusals';
import type { VolunteeringContract } from '../../domain/contract';
import { renegotiated } from '../../domain/lifecycle';
import { impersonalText } from '../../domain/personal-number';
import { answerUntilOf, type Renegotiation } from '../../domain/renegotiation';
import { signPaper } from '../../domain/signature';
import type { ContractPaper, NegotiableTerms } from '../../domain/terms';
import { readNegotiable, type NegotiableInput } from '../../domain/terms-input';
import { textOfPaper } from '../../domain/write-paper';
import { changeContract } from '../change-contract';
import { lapseRenegotiation } from '../lapse-renegotiation';
import type { ContractIds, ContractUnit, InContractTransaction } from '../ports';

interface Dependencies {
  readonly inTransaction: InContractTransaction;
  readonly newId: NewId;
}

interface Proposal {
  readonly contractId: string;
  readonly reason: string;
  readonly terms: NegotiableInput;
}

/** See {@link createRenegotiateContract}. */
export type RenegotiateContract = (call: UserCall, request: Proposal) => Promise<Result<ContractIds, VolunteeringErrorCode>>;

/** One side proposes other terms in writing and signs them; the other answers within 15 days (Legea 78/2014). Until then, what was agreed holds. */
export const createRenegotiateContract =
  ({ inTransaction, newId }: Dependencies): RenegotiateContract =>
  (call, { contractId, reason: given, terms: proposed }) =>
    changeContract(inTransaction, call, {
      contractId,
      action: 'renegotiate',
      decide: async (unit, { contract, side, renegotiation: last }) => {
        const [reason, terms] = [impersonalText(1_000)(given, ['reason'], ''), readNegotiable(proposed, 'terms')];
        if (!reason.ok || !terms.ok) return refuse(...refusalsIn([reason, terms]));
        const next = await nextWording(unit, { contract, last, terms: terms.value });
        if (!next.ok) return next;
        const { paper, sha256 } = next.value;
        const proposal: Renegotiation = {
          id: newId(),
          contractId: contract.id,
          revision: paper.revision,
          status: 'PROPOSED',
          proposedBy: side,
          proposerId: call.principal.userId,
          proposedAt: unit.now,
          reason: reason.value,
          terms: terms.value,
          sha256,
          answerUntil: answerUntilOf(unit.now),
          answeredAt: null,
        };
        // Nobody answered the last one in its term, and the job has not been here yet: one proposal at a time.
        const before = last?.status === 'PROPOSED' ? await lapseRenegotiation(unit, contract, last) : contract;
        await unit.renegotiations.insert(proposal);
        await unit.signatures.insert(signPaper(paper, sha256, call.principal, { id: newId(), party: side, documentId: null, now: unit.now }));
        return accept({ before, event: renegotiated(before, 'RenegotiationProposed'), more: { proposal: { before: null, after: { id: proposal.id, revision: proposal.revision, sha256 } } } });
      },
    });

interface Wording {
  readonly contract: VolunteeringContract;
  readonly last: Renegotiation | null;
  readonly terms: NegotiableTerms;
}

/** The wording that a proposal leads to; a number that a declined proposal had is not used again. */
async function nextWording({ papers, vault, hashOf, now }: ContractUnit, { contract, last, terms }: Wording): Promise<Result<{ paper: ContractPaper; sha256: string }, VolunteeringErrorCode>> {
  const [current, volunteer] = [await papers.findCurrent(contract.id), await vault.findVolunteer(contract.id)];
  if (volunteer === null) throw new Error(`Expected the details of the volunteer of contract ${contract.id}, which is in force`);
  const paper: ContractPaper = { ...current, revision: Math.max(current.revision, last?.revision ?? 0) + 1, terms: { ...current.terms, ...terms }, sha256: null, writtenAt: now };
  return accept({ paper, sha256: hashOf({ templateVersion: paper.templateVersion, blocks: textOfPaper(contract, paper, volunteer) }) });
}
