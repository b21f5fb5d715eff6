import { dataExportGaps, type DeclaredExport } from './data-export-gaps';
import { createTestDatabase, type TestDatabase } from './postgres';

interface Queried {
  readonly query: <Rows>(sql: string, values?: unknown[]) => Promise<Rows>;
}

/** What is needed of a service's TypeORM data source; each service has its own copy of TypeORM. */
interface DataSource extends Queried {
  readonly initialize: () => Promise<unknown>;
  readonly destroy: () => Promise<void>;
  readonly transaction: (work: (manager: Queried) => Promise<void>) => Promise<void>;
  readonly driver: { readonly createSchemaBuilder: () => { readonly log: () => Promise<{ readonly upQueries: readonly { readonly query: string }[] }> } };
  readonly entityMetadatas: readonly {
    readonly tableName: string;
    readonly checks: readonly { readonly name: string; readonly expression: string }[];
    readonly indices: readonly { readonly name: string; readonly where?: string | undefined; readonly synchronize: boolean }[];
  }[];
  readonly migrations: readonly unknown[];
  readonly undoLastMigration: (options: { transaction: 'each' }) => Promise<void>;
  readonly runMigrations: (options: { transaction: 'each' }) => Promise<unknown>;
}

interface MigrationTestOptions {
  readonly service: string;
  readonly migrate: (urls: { ownerUrl: string; appUrl: string }) => Promise<void>;
  readonly createDataSource: (options: { url: string; poolSize: number }) => DataSource;
  /** Tables that no EntitySchema describes. */
  readonly otherTables: readonly string[];
  /** More conditions of checks and partial indexes than this must have been compared, so that comparing none is no success. */
  readonly moreConditionsThan: number;
  /** What the service hands in of a person who asks for his data, and why some of its tables are no part of it. */
  readonly dataExport?: DeclaredExport;
}

/** Declares the tests that every service's migrations must pass: they build what the tables declare, can be undone, and leave the app role its limits. */
export function describeMigrations({ service, migrate, createDataSource, otherTables, moreConditionsThan, dataExport }: MigrationTestOptions): void {
  let database: TestDatabase;
  let dataSource: DataSource;

  beforeAll(async () => {
    database = await createTestDatabase({ service, migrate });
    dataSource = createDataSource({ url: database.ownerUrl, poolSize: 2 });
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
      const { declared, built } = await conditionsOf(dataSource);

      expect(built).toEqual(declared);
      expect(declared.length).toBeGreaterThan(moreConditionsThan);
    });

    it('build every table that no EntitySchema describes', async () => {
      const rows = await dataSource.query<{ name: string }[]>(`SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'`);

      expect(rows.map(({ name }) => name)).toEqual(expect.arrayContaining([...otherTables]));
    });

    it('name every constraint and index by hand', async () => {
      const rows = await dataSource.query<{ name: string }[]>(
        `SELECT conname AS name FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND conrelid <> 'migration'::regclass
         UNION SELECT indexname FROM pg_indexes WHERE schemaname = 'public' AND tablename <> 'migration'`,
      );

      expect(rows.map(({ name }) => name).filter((name) => /^(PK|FK|UQ|IDX|CHK|REL)_[0-9a-f]{10,}/.test(name))).toEqual([]);
    });

    if (dataExport !== undefined) {
      it('build no table and no column of which exports of personal data say nothing', async () => {
        expect(await dataExportGaps(dataSource, dataExport)).toEqual([]);
      });
    }

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

  describeAppRole({ migrate, createDataSource, database: () => database });
}

interface AppRoleOptions extends Pick<MigrationTestOptions, 'migrate' | 'createDataSource'> {
  /** There once tests run. */
  readonly database: () => TestDatabase;
}

function describeAppRole({ migrate, createDataSource, database }: AppRoleOptions): void {
  describe('the app role', () => {
    it('cannot change the schema, nor the audit trail', async () => {
      const asApp = createDataSource({ url: database().appUrl, poolSize: 1 });
      await asApp.initialize();
      try {
        await migrate(database());

        await expect(asApp.query('CREATE TABLE mine (id int)')).rejects.toThrow(/permission denied/);
        await expect(asApp.query('UPDATE audit_entry SET action = action')).rejects.toThrow(/permission denied|append only/);
        await expect(asApp.query('DELETE FROM audit_entry')).rejects.toThrow(/permission denied|append only/);
      } finally {
        await asApp.destroy();
      }
    });
  });
}

/** Each condition as PostgreSQL writes it: of the declaration, tried on an empty copy of the table, and of what the migrations built. */
async function conditionsOf(dataSource: DataSource): Promise<{ declared: readonly object[]; built: readonly object[] }> {
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
  return { declared, built };
}
