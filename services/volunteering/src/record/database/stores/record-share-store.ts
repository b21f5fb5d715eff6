import { MoreThanOrEqual, type EntityManager } from 'typeorm';
import type { RecordUnit } from '../../application/ports';
import { toShare, toShareRow } from '../share-rows';
import { recordShareTable } from '../tables/record-share.table';

/** The links of one transaction, by TypeORM. */
export function createRecordShareStore(manager: EntityManager): RecordUnit['shares'] {
  const rows = manager.getRepository(recordShareTable);
  return {
    async findByIdForUpdate(id) {
      const row = await rows.findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
      return row === null ? null : toShare(row);
    },
    countWorking: (volunteerId, day) => rows.countBy({ volunteerId, status: 'ACTIVE', expiresOn: MoreThanOrEqual(day) }),
    insert: async (share) => void (await rows.insert(toShareRow(share))),
    save: async (share) => void (await rows.update({ id: share.id }, toShareRow(share))),
  };
}
