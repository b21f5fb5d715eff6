import type { UserCall } from '@conect/auth';
import { accept, isUsableFor, isUuid, refuse, type NewId, type Result } from '@conect/kernel';
import { badInput, type VolunteeringErrorCode } from '../../service/domain/refusals';
import type { VolunteeringContract } from '../domain/contract';
import { signPaper, type ContractParty } from '../domain/signature';
import type { ContractUnit } from './ports';
import type { MoreChanges } from './record-contract';

/** Which contract, the hash of the text that was read, and the signed paper if it was signed outside. */
export interface SignRequest {
  readonly contractId: string;
  readonly sha256: string;
  readonly signedDocumentId?: string | null | undefined;
}

interface Signing extends Omit<SignRequest, 'contractId'> {
  readonly call: UserCall;
  readonly party: ContractParty;
  readonly newId: NewId;
}

/** Records a signature over the text as it is; who read another one is told so. */
export async function sign(unit: ContractUnit, contract: VolunteeringContract, { call, party, newId, sha256, signedDocumentId }: Signing): Promise<Result<MoreChanges, VolunteeringErrorCode>> {
  const paper = await unit.papers.findCurrent(contract.id);
  if (paper.sha256 !== sha256) return refuse({ code: 'CONFLICT', field: ['sha256'], params: { version: contract.version } });
  const documentId = await findSigned(unit, signedDocumentId, call.principal.userId);
  if (!documentId.ok) return documentId;
  const signature = signPaper(paper, sha256, call.principal, { id: newId(), party, documentId: documentId.value, now: unit.now });
  await unit.signatures.insert(signature);
  const { assurance, revision } = signature;
  return accept({ signature: { before: null, after: { party, revision, sha256, assurance, documentId: documentId.value } } });
}

/** The signer's own stored paper; null when he signs in CONECT. */
async function findSigned({ documents }: ContractUnit, id: string | null | undefined, userId: string): Promise<Result<string | null, VolunteeringErrorCode>> {
  const field = ['signedDocumentId'];
  if (id == null) return accept(null);
  if (!isUuid(id)) return refuse(badInput(field, 'UUID'));
  const document = await documents.findById(id.toLowerCase());
  return isUsableFor('SIGNED_CONTRACT', document, userId) ? accept(document.id) : refuse(badInput(field, 'STORED_CONTRACT'));
}
