import { In, type EntityManager } from 'typeorm';
import type { DocumentRecordStore } from '../../application/ports';
import { documentTable } from '../tables/document.table';

/** The records of documents in PostgreSQL. */
export function createDocumentRecordStore(manager: EntityManager): DocumentRecordStore {
  const rows = manager.getRepository(documentTable);
  return {
    findById: (id) => rows.findOne({ where: { id }, lock: { mode: 'for_key_share' } }),
    findByIds: (ids) => rows.findBy({ id: In([...ids]) }),
    async insert(document) {
      await rows.insert(document);
    },
    async markStored(id) {
      await manager.query('UPDATE document SET stored_at = business_now() WHERE id = $1 AND stored_at IS NULL', [id]);
    },
    isNeeded: (sha256) => rows.existsBy({ sha256 }),
    async deleteUnused(days, limit) {
      const [deleted] = await manager.query<[{ sha256: string }[], number]>(
        `DELETE FROM document WHERE id IN (
           SELECT d.id FROM document d
            WHERE d.created_at < business_now() - make_interval(days => $1)
              AND NOT EXISTS (SELECT 1 FROM institution_account_request r WHERE r.document_id = d.id)
            ORDER BY d.created_at LIMIT $2 FOR UPDATE OF d SKIP LOCKED)
         RETURNING sha256`,
        [days, limit],
      );
      return deleted.map(({ sha256 }) => sha256);
    },
  };
}
