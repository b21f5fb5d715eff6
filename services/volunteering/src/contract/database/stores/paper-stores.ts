import { LessThanOrEqual, type EntityManager } from 'typeorm';
import type { ContractUnit } from '../../application/ports';
import type { ContractPaper } from '../../domain/terms';
import { contractPaperTable } from '../tables/contract-paper.table';
import { renegotiationTable } from '../tables/contract-renegotiation.table';
import { contractSignatureTable } from '../tables/contract-signature.table';

type Stores = Pick<ContractUnit, 'papers' | 'signatures' | 'renegotiations'>;

/** The wordings of contracts, their signatures and the proposals of other terms, on one transaction. */
export function createPaperStores(manager: EntityManager): Stores {
  const [papers, proposals] = [manager.getRepository(contractPaperTable), manager.getRepository(renegotiationTable)];
  return {
    papers: {
      insert: async (paper) => void (await papers.insert({ ...paper })),
      async findCurrent(contractId): Promise<ContractPaper> {
        const [paper] = await papers.find({ where: { contractId }, order: { revision: 'DESC' }, take: 1 });
        if (paper === undefined) throw new Error(`Expected the paper of contract ${contractId}`);
        return paper;
      },
      saveHash: async ({ contractId, revision }, sha256) => void (await papers.update({ contractId, revision }, { sha256 })),
    },
    signatures: { insert: async (signature) => void (await manager.getRepository(contractSignatureTable).insert({ ...signature })) },
    renegotiations: {
      findLast: async (contractId) => (await proposals.find({ where: { contractId }, order: { revision: 'DESC' }, take: 1 }))[0] ?? null,
      findUnanswered: async (contractId, now) => (await proposals.find({ where: { contractId, status: 'PROPOSED', answerUntil: LessThanOrEqual(now) }, order: { revision: 'ASC' }, take: 1 }))[0] ?? null,
      insert: async (proposal) => void (await proposals.insert({ ...proposal })),
      save: async ({ id, status, answeredAt }) => void (await proposals.update({ id }, { status, answeredAt })),
    },
  };
}
