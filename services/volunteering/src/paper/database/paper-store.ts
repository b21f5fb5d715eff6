import { In, IsNull, MoreThanOrEqual, Not, type EntityManager } from 'typeorm';
import type { PaperReader, PaperStore } from '../application/ports';
import type { Paper } from '../domain/paper';
import { paperTable } from './tables/paper.table';

/** The papers of one transaction, by TypeORM. */
export function createPaperStore(manager: EntityManager): PaperStore {
  const rows = manager.getRepository(paperTable);
  return {
    lockRequestsOf: async (userId) => void (await manager.query(`SELECT pg_advisory_xact_lock(hashtextextended('papers of ' || $1, 0))`, [userId])),
    findSame: ({ requestedBy, kind, subjectId, year, format, stamp }, keptUntil) =>
      rows.findOne({ where: { requestedBy, kind, subjectId, year: year ?? IsNull(), format, stamp, state: Not('FAILED'), keptUntil: MoreThanOrEqual(keptUntil) }, order: { requestedAt: 'DESC', id: 'DESC' } }),
    countBeingMade: (requestedBy) => rows.countBy({ requestedBy, state: 'BEING_MADE' }),
    findByIdForUpdate: (id) => rows.findOne({ where: { id }, lock: { mode: 'pessimistic_write' } }),
    insert: async (paper) => void (await rows.insert({ ...paper })),
    save: async ({ id, state, failure, sha256, byteLength, file }) => void (await rows.update({ id }, { state, failure, sha256, byteLength, file })),
    deleteOld: (limit) => deletedBy(manager, `id IN (SELECT id FROM paper WHERE kept_until <= business_now() ORDER BY kept_until LIMIT $1 FOR UPDATE SKIP LOCKED)`, [limit]),
  };
}

/** Removes papers on a condition; answers them with their files. */
export async function deletedBy(manager: EntityManager, condition: string, parameters: readonly unknown[]): Promise<readonly Pick<Paper, 'id' | 'file'>[]> {
  const [deleted] = await manager.query<[Pick<Paper, 'id' | 'file'>[], number]>(`DELETE FROM paper WHERE ${condition} RETURNING id, file`, [...parameters]);
  return deleted;
}

/** Reads papers, one statement for however many. */
export const createPaperReader = (manager: EntityManager): PaperReader => ({
  findByIds: (ids) => manager.getRepository(paperTable).findBy({ id: In([...ids]) }),
});
