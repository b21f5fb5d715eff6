import { In, type EntityManager } from 'typeorm';
import type { ThreadReportStore } from '../../application/ports';
import { createReportReader } from '../report-reader';
import { threadReportTable } from '../tables/thread-report.table';

/** The reports of one transaction, by TypeORM. */
export function createReportStore(manager: EntityManager): ThreadReportStore {
  const rows = manager.getRepository(threadReportTable);
  const { findLastOf } = createReportReader(manager);
  return {
    findByIdForUpdate: (id) => rows.findOne({ where: { id }, lock: { mode: 'pessimistic_write' } }),
    findLast: async (threadId, side) => (await findLastOf([{ threadId, side }]))[0]!,
    async findOpenIdsOf(threadIds) {
      const found = await rows.find({ where: { threadId: In([...threadIds]), status: 'OPEN' }, select: { id: true }, order: { id: 'ASC' } });
      return found.map(({ id }) => id);
    },
    insert: async (report) => void (await rows.insert({ ...report, messageIds: [...report.messageIds] })),
    save: async ({ id, messageIds, ...fields }) => void (await rows.update({ id }, { ...fields, messageIds: [...messageIds] })),
    forgetWords: async (threadIds) => void (await rows.update({ threadId: In([...threadIds]) }, { reason: null, decisionReason: null })),
  };
}
