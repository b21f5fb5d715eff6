import { In, type EntityManager } from 'typeorm';
import type { ClaimStore } from '../../application/ports';
import type { Claim } from '../../domain/claim';
import { claimDocumentTable, claimTable, type ClaimRow } from '../tables/claim.table';

/** The claims of one transaction, by TypeORM. */
export function createClaimStore(manager: EntityManager): ClaimStore {
  const rows = manager.getRepository(claimTable);
  const evidence = manager.getRepository(claimDocumentTable);
  return {
    async findById(id) {
      const row = await rows.findOneBy({ id });
      return row === null ? null : ((await withEvidence(manager, [row]))[0] ?? null);
    },
    findPendingOf: async (organizationId) => withEvidence(manager, await rows.find({ where: { organizationId, status: 'PENDING' }, order: { createdAt: 'ASC', id: 'ASC' } })),
    async countPendingByForUpdate(claimantId) {
      await manager.query(`SELECT pg_advisory_xact_lock(hashtextextended('claims of ' || $1, 0))`, [claimantId]);
      return rows.countBy({ claimantId, status: 'PENDING' });
    },
    findPendingIdsBy: async (claimantId) => (await rows.find({ where: { claimantId, status: 'PENDING' }, select: { id: true }, order: { id: 'ASC' } })).map(({ id }) => id),
    async forgetWordsOf(claimantId) {
      await manager.query(`DELETE FROM claim_document d USING claim c WHERE c.id = d.claim_id AND c.claimant_id = $1 AND c.status <> 'ACCEPTED'`, [claimantId]);
      await rows.update({ claimantId }, { message: '' });
    },
    async insert(claim) {
      await rows.insert(toRow(claim));
      await evidence.insert(claim.documentIds.map((documentId) => ({ claimId: claim.id, documentId })));
    },
    async save(claim) {
      await rows.update({ id: claim.id }, toRow(claim));
    },
  };
}

/** Claims with their documents, in one statement for all. */
export async function withEvidence(manager: EntityManager, rows: readonly ClaimRow[]): Promise<readonly Claim[]> {
  if (rows.length === 0) return [];
  const found = await manager.getRepository(claimDocumentTable).find({ where: { claimId: In(rows.map(({ id }) => id)) }, order: { documentId: 'ASC' } });
  const byClaim = Map.groupBy(found, ({ claimId }) => claimId);
  return rows.map((row) => toClaim(row, (byClaim.get(row.id) ?? []).map(({ documentId }) => documentId)));
}

function toClaim({ status, decidedAt, decidedBy, decisionReason, ...facts }: ClaimRow, documentIds: readonly string[]): Claim {
  if (status === 'PENDING' || status === 'WITHDRAWN') return { ...facts, documentIds, status };
  // What a status implies is not null: the table's constraints say so.
  return { ...facts, documentIds, status, decidedAt: decidedAt!, decidedBy: decidedBy!, decisionReason };
}

function toRow(claim: Claim): ClaimRow {
  const { id, version, organizationId, claimantId, message, status, createdAt } = claim;
  const { decidedAt, decidedBy, decisionReason } = 'decidedAt' in claim ? claim : { decidedAt: null, decidedBy: null, decisionReason: null };
  return { id, version, organizationId, claimantId, message, status, createdAt, decidedAt, decidedBy, decisionReason };
}
