import { serviceTableNames } from '@conect/service-kit';
import { createTestDatabase, type TestDatabase } from '@conect/testing';
import type { DataSource } from 'typeorm';
import { createMessagingDataSource } from './data-source';
import { migrateMessaging } from './migrate-messaging';

let database: TestDatabase;
let dataSource: DataSource;

beforeAll(async () => {
  database = await createTestDatabase({ service: 'messaging', migrate: migrateMessaging });
  dataSource = createMessagingDataSource({ url: database.ownerUrl, poolSize: 2 });
  await dataSource.initialize();
});

afterAll(async () => {
  await dataSource?.destroy();
  await database?.drop();
});

describe('the migrations', () => {
  it('build exactly the schema that the tables declare', async () => {
    const { upQueries } = await dataSource.driver.createSchemaBuilder().log();

    expect(upQueries.map(({ query }) => query)).toEqual([]);
  });

  it('build the very conditions of checks and partial indexes that the tables declare', async () => {
    const declared: object[] = [];
    const built: object[] = [];
    await dataSource.transaction(async (manager) => {
      for (const { tableName, checks, indices } of dataSource.entityMetadatas) {
        const conditions = [
          ...checks.map(({ name, expression }) => ({ name, condition: expression })),
          ...indices.filter(({ where, synchronize }) => where !== undefined && synchronize).map(({ name, where }) => ({ name, condition: where! })),
        ];
        await manager.query(`CREATE TEMP TABLE probe (LIKE ${tableName}) ON COMMIT DROP`);
        for (const { name, condition } of conditions) {
          await manager.query(`ALTER TABLE probe ADD CONSTRAINT ${name} CHECK (${condition})`);
          const [probe] = await manager.query<object[]>(
            `SELECT pg_get_expr(conbin, conrelid) AS condition FROM pg_constraint WHERE conrelid = 'probe'::regclass AND conname = $1`,
            [name],
          );
          const [real] = await manager.query<object[]>(
            `SELECT pg_get_expr(conbin, conrelid) AS condition FROM pg_constraint WHERE conrelid = $1::regclass AND conname = $2
             UNION ALL SELECT pg_get_expr(indpred, indrelid) FROM pg_index WHERE indexrelid = to_regclass($2) AND indrelid = $1::regclass`,
            [tableName, name],
          );
          declared.push({ name, ...probe });
          built.push({ name, ...real });
        }
        await manager.query('DROP TABLE probe');
      }
    });

    expect(built).toEqual(declared);
    expect(declared.length).toBeGreaterThan(1);
  });

  it('build every table that no EntitySchema describes', async () => {
    const rows = await dataSource.query<{ name: string }[]>(`SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'`);

    expect(rows.map(({ name }) => name)).toEqual(expect.arrayContaining([...serviceTableNames, 'outbox', 'inbox']));
  });

  it('name every constraint and index by hand', async () => {
    const rows = await dataSource.query<{ name: string }[]>(
      `SELECT conname AS name FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND conrelid <> 'migration'::regclass
       UNION SELECT indexname FROM pg_indexes WHERE schemaname = 'public' AND tablename <> 'migration'`,
    );

    expect(rows.map(({ name }) => name).filter((name) => /^(PK|FK|UQ|IDX|CHK|REL)_[0-9a-f]{10,}/.test(name))).toEqual([]);
  });

  it('can be undone one by one and done again', async () => {
    const done = dataSource.migrations.length;

    for (let count = 0; count < done; count += 1) await dataSource.undoLastMigration({ transaction: 'each' });
    const left = await dataSource.query<{ name: string }[]>(
      `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'migration'`,
    );
    await dataSource.runMigrations({ transaction: 'each' });

    expect(left).toEqual([]);
  });
});

describe('the app role', () => {
  it('cannot change the schema, nor the audit trail', async () => {
    const asApp = createMessagingDataSource({ url: database.appUrl, poolSize: 1 });
    await asApp.initialize();
    try {
      await migrateMessaging(database);

      await expect(asApp.query('CREATE TABLE mine (id int)')).rejects.toThrow(/permission denied/);
      await expect(asApp.query('UPDATE audit_entry SET action = action')).rejects.toThrow(/permission denied|append only/);
      await expect(asApp.query('DELETE FROM audit_entry')).rejects.toThrow(/permission denied|append only/);
    } finally {
      await asApp.destroy();
    }
  });
});
