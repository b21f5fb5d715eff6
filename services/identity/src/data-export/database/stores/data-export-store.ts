import { In, LessThan, LessThanOrEqual, MoreThan, type EntityManager } from 'typeorm';
import type { DataExportStore } from '../../application/ports';
import { dataExportTable } from '../tables/data-export.table';

const listed = 20;

/** Requests for one's own data in PostgreSQL. */
export function createDataExportStore(manager: EntityManager): DataExportStore {
  const rows = manager.getRepository(dataExportTable);
  return {
    async lockRequestsOf(userId) {
      await manager.query(`SELECT pg_advisory_xact_lock(hashtextextended('data-export:' || $1, 0))`, [userId]);
    },
    findById: (id) => rows.findOneBy({ id }),
    findByIdForUpdate: (id) => rows.findOne({ where: { id }, lock: { mode: 'pessimistic_write' } }),
    findLatest: (userId) => rows.find({ where: { userId }, order: { requestedAt: 'DESC', id: 'DESC' }, take: listed }),
    findUnderWayOrSince: (userId, since) => rows.find({ where: [{ userId, state: In(['REQUESTED', 'GATHERING']) }, { userId, requestedAt: MoreThan(since) }] }),
    async findIdsOver(now, limit) {
      const found = await rows.find({ select: { id: true }, where: { state: In(['READY', 'INCOMPLETE']), keptUntil: LessThanOrEqual(now) }, order: { keptUntil: 'ASC' }, take: limit });
      return found.map(({ id }) => id);
    },
    async save(dataExport) {
      await rows.upsert(dataExport, ['id']);
    },
    async removeEndedBefore(before) {
      await rows.delete({ state: 'EXPIRED', keptUntil: LessThan(before) });
    },
    async removeArchive(id) {
      await manager.query('DELETE FROM data_export_piece WHERE owner_id = $1', [id]);
    },
  };
}
