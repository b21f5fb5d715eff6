import type { DataSource, EntityManager } from 'typeorm';

/** Runs a read in one snapshot, so that all files of a paper tell of the same moment. */
export const inSnapshot = <Value>(dataSource: DataSource, read: (manager: EntityManager) => Promise<Value>): Promise<Value> =>
  dataSource.transaction('REPEATABLE READ', async (manager) => {
    await manager.query('SET TRANSACTION READ ONLY');
    return read(manager);
  });
