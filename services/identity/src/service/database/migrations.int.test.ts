import { createTestDatabase, dataExportGaps, type TestDatabase } from '@conect/testing';
import type { DataSource } from 'typeorm';
import { identityExport } from '../../data-export/own-sections';
import { migrateIdentity } from '../migrate-identity';
import { createIdentityDataSource } from './data-source';

let database: TestDatabase;
let dataSource: DataSource;

beforeAll(async () => {
  database = await createTestDatabase({ service: 'identity', migrate: migrateIdentity });
  dataSource = createIdentityDataSource({ url: database.ownerUrl });
  await dataSource.initialize();
});
afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});

/** The service's and the bus's tables have no EntitySchema; TypeORM leaves alone what it does not know. */
describe('the migrations', () => {
  it('build exactly the schema that the tables declare', async () => {
    const { upQueries } = await dataSource.driver.createSchemaBuilder().log();

    expect(upQueries.map(({ query }) => query)).toEqual([]);
  });

  it('build no table and no column of which exports of personal data say nothing', async () => {
    expect(await dataExportGaps(dataSource, identityExport)).toEqual([]);
  });

  it('change nothing the second time, and enter the institutions once', async () => {
    await migrateIdentity(database);

    expect(await dataSource.query('SELECT count(*)::int AS count FROM institution')).toEqual([{ count: 44 }]);
    expect(await dataSource.query('SELECT count(*)::int AS count FROM outbox')).toEqual([{ count: 44 }]);
  });

  it('let the app role neither change the schema nor the audit trail', async () => {
    const app = createIdentityDataSource({ url: database.appUrl });
    await app.initialize();

    await expect(app.query('ALTER TABLE user_account ADD COLUMN more text')).rejects.toThrow('must be owner');
    await expect(app.query("UPDATE audit_entry SET action = 'nothing'")).rejects.toThrow('permission denied');
    await expect(app.query('DELETE FROM audit_entry')).rejects.toThrow('permission denied');
    await app.destroy();
  });

  it('can be undone and done again', async () => {
    for (let done = dataSource.migrations.length; done > 0; done -= 1) await dataSource.undoLastMigration();
    await dataSource.runMigrations({ transaction: 'each' });

    expect((await dataSource.driver.createSchemaBuilder().log()).upQueries).toEqual([]);
  });
});
