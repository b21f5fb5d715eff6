import { In, type EntityManager } from 'typeorm';
import type { DocumentRecordStore } from '../../application/ports';
import type { Document } from '../../domain/document';
import { documentTable, type DocumentRow } from '../tables/document.table';

/** The records of documents, by TypeORM. */
export function createDocumentRecordStore(manager: EntityManager): DocumentRecordStore {
  const rows = manager.getRepository(documentTable);
  return {
    async findById(id) {
      const row = await rows.findOne({ where: { id }, lock: { mode: 'for_key_share' } });
      return row === null ? null : toDocument(row);
    },
    findByIds: async (ids) => (await rows.findBy({ id: In([...ids]) })).map(toDocument),
    async insert(document) {
      await rows.insert({ ...document, status: document.storedAt === null ? 'AWAITING' : 'STORED' });
    },
    async markStored(id) {
      await manager.query(`UPDATE document SET status = 'STORED', stored_at = business_now() WHERE id = $1 AND status = 'AWAITING'`, [id]);
    },
    isNeeded: (sha256) => rows.existsBy({ sha256 }),
    async deleteUnused(days, limit) {
      const [deleted] = await manager.query<[{ sha256: string }[], number]>(
        `DELETE FROM document WHERE id IN (
           SELECT d.id FROM document d
            WHERE d.created_at < business_now() - make_interval(days => $1) AND NOT EXISTS (SELECT 1 FROM organization o WHERE o.statute_document_id = d.id)
              AND NOT EXISTS (SELECT 1 FROM organization o WHERE o.logo_document_id = d.id)
              AND NOT EXISTS (SELECT 1 FROM claim_document c WHERE c.document_id = d.id)
              AND NOT EXISTS (SELECT 1 FROM change_request r WHERE r.document_id = d.id)
              AND NOT EXISTS (SELECT 1 FROM register_import i WHERE i.document_id = d.id AND i.ended_at IS NULL)
              AND NOT EXISTS (SELECT 1 FROM public_utility_case_document u WHERE u.document_id = d.id)
              AND NOT EXISTS (SELECT 1 FROM activity a WHERE a.document_id = d.id)
              AND NOT EXISTS (SELECT 1 FROM activity a WHERE a.image_id = d.id)
              AND NOT EXISTS (SELECT 1 FROM yearly_report y WHERE y.activity_report_id = d.id)
              AND NOT EXISTS (SELECT 1 FROM yearly_report y WHERE y.financial_statement_id = d.id)
              AND NOT EXISTS (SELECT 1 FROM change_request r WHERE r.status = 'PENDING' AND r.changes->>'statuteDocumentId' = d.id::text)
            ORDER BY d.created_at LIMIT $2 FOR UPDATE OF d SKIP LOCKED)
         RETURNING sha256`,
        [days, limit],
      );
      return deleted.map(({ sha256 }) => sha256);
    },
  };
}

const toDocument = ({ id, ownerUserId, purpose, fileName, mediaType, byteLength, sha256, createdAt, storedAt }: DocumentRow): Document => ({
  id,
  ownerUserId,
  purpose,
  fileName,
  mediaType,
  byteLength,
  sha256,
  createdAt,
  storedAt,
});
