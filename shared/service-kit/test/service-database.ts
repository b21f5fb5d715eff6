import { createTestDatabase, type TestDatabase } from '@conect/testing';
import type { DataSource, MigrationInterface, QueryRunner } from 'typeorm';
import { createAuditChain, createDataSource, createServiceTables, migrate, migrateJobs, roleOf } from '../src/index';

class CreateTables1764000000000 implements MigrationInterface {
  up = async (queryRunner: QueryRunner) => {
    await createServiceTables(queryRunner);
    await createAuditChain(queryRunner);
  };
  down = async () => {};
}

/** A database with what every service has: its tables and its job queue. */
export interface ServiceDatabase extends TestDatabase {
  /** As the role of the process. */
  readonly dataSource: DataSource;
  /** As the role that owns the schema. */
  readonly asOwner: (statement: string, values?: unknown[]) => Promise<void>;
}

const dataSourceOf = (url: string): DataSource =>
  createDataSource({ url, applicationName: 'test', entities: [], migrations: [CreateTables1764000000000] });

/** Makes such a database; `drop` closes it too. */
export async function openServiceDatabase(service: string): Promise<ServiceDatabase> {
  const asOwnerOf = async (ownerUrl: string, work: (owner: DataSource) => Promise<unknown>): Promise<void> => {
    const owner = await dataSourceOf(ownerUrl).initialize();
    await work(owner);
    await owner.destroy();
  };
  const database = await createTestDatabase({
    service,
    migrate: ({ ownerUrl, appUrl }) =>
      asOwnerOf(ownerUrl, (owner) => migrate({ dataSource: owner, appRole: roleOf(appUrl), afterwards: () => migrateJobs(ownerUrl, roleOf(appUrl)) })),
  });
  const dataSource = await dataSourceOf(database.appUrl).initialize();
  return {
    ...database,
    dataSource,
    asOwner: (statement, values = []) => asOwnerOf(database.ownerUrl, (owner) => owner.query(statement, values)),
    drop: async () => {
      await dataSource.destroy();
      await database.drop();
    },
  };
}
