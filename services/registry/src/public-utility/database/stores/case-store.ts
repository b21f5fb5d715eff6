import { In, type EntityManager } from 'typeorm';
import type { CaseStore } from '../../application/ports';
import type { CaseDocument, GovernmentDecision, PublicUtilityCase } from '../../domain/public-utility-case';
import { publicUtilityCaseDocumentTable, publicUtilityCaseTable, type PublicUtilityCaseDocumentRow, type PublicUtilityCaseRow } from '../tables/public-utility-case.table';

/** The cases of one transaction, by TypeORM. */
export function createCaseStore(manager: EntityManager): CaseStore {
  const rows = manager.getRepository(publicUtilityCaseTable);
  const file = manager.getRepository(publicUtilityCaseDocumentTable);
  return {
    async findById(id) {
      const row = await rows.findOneBy({ id });
      return row === null ? null : ((await withFiles(manager, [row]))[0] ?? null);
    },
    async insert(one) {
      await rows.insert(toRow(one));
      await file.insert(fileOf(one));
    },
    async save(one) {
      await rows.update({ id: one.id }, toRow(one));
      await file.upsert(fileOf(one), ['caseId', 'documentId']);
    },
  };
}

/** Cases with their documents, in one statement for all. */
export async function withFiles(manager: EntityManager, rows: readonly PublicUtilityCaseRow[]): Promise<readonly PublicUtilityCase[]> {
  if (rows.length === 0) return [];
  const found = await manager.getRepository(publicUtilityCaseDocumentTable).find({ where: { caseId: In(rows.map(({ id }) => id)) }, order: { position: 'ASC' } });
  const byCase = Map.groupBy(found, ({ caseId }) => caseId);
  return rows.map((row) => toCase(row, (byCase.get(row.id) ?? []).map(({ documentId, year }) => ({ documentId, year }))));
}

const decisionOf = (number: string | null, date: string | null): GovernmentDecision | null => (number === null || date === null ? null : { number, date });

function toCase({ decisionNumber, decidedOn, withdrawalNumber, withdrawnOn, ...facts }: PublicUtilityCaseRow, documents: readonly CaseDocument[]): PublicUtilityCase {
  return { ...facts, documents, decision: decisionOf(decisionNumber, decidedOn), withdrawal: decisionOf(withdrawalNumber, withdrawnOn) };
}

function toRow({ decision, withdrawal, ...facts }: PublicUtilityCase): PublicUtilityCaseRow {
  const { id, version, organizationId, applicantId, priorStatus, createdAt, status, statusSince, dueAt, institutionId, completionRequest, opinion, refusalReason } = facts;
  return {
    ...{ id, version, organizationId, applicantId, priorStatus, createdAt, status, statusSince, dueAt },
    ...{ institutionId, completionRequest, opinion, refusalReason },
    decisionNumber: decision?.number ?? null,
    decidedOn: decision?.date ?? null,
    withdrawalNumber: withdrawal?.number ?? null,
    withdrawnOn: withdrawal?.date ?? null,
  };
}

const fileOf = ({ id, documents }: PublicUtilityCase): PublicUtilityCaseDocumentRow[] =>
  documents.map(({ documentId, year }, position) => ({ caseId: id, documentId, year, position }));
