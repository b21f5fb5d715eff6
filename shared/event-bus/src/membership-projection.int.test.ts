import { randomUUID } from 'node:crypto';
import { membershipGranted, membershipRevoked } from '@conect/events';
import { createTestDatabase, type TestDatabase } from '@conect/testing';
import { DataSource, type MigrationInterface, type QueryRunner } from 'typeorm';
import { membershipSubscriptions } from './membership-projection';
import { createMembershipTable, membershipTableOf, type MembershipRow } from './membership-table';

class CreateMembership1764000000000 implements MigrationInterface {
  name = 'CreateMembership1764000000000';
  up = (queryRunner: QueryRunner) => createMembershipTable(queryRunner);
  down = async () => {};
}

const table = membershipTableOf([]);
let database: TestDatabase;
let dataSource: DataSource;

beforeAll(async () => {
  const open = (url: string) => new DataSource({ type: 'postgres', url, entities: [table], migrations: [CreateMembership1764000000000], migrationsTableName: 'migration', installExtensions: false }).initialize();
  database = await createTestDatabase({
    service: 'memberships',
    migrate: async ({ ownerUrl }) => {
      const owner = await open(ownerUrl);
      await owner.runMigrations();
      await owner.destroy();
    },
  });
  dataSource = await open(database.ownerUrl);
});
afterAll(async () => {
  await dataSource?.destroy();
  await database?.drop();
});

const data = { membershipId: randomUUID(), userId: randomUUID(), role: 'NGO_ADMIN', institutionId: null, organizationId: randomUUID() };

async function hear(contract: typeof membershipGranted, membershipId: string, aggregateVersion: number): Promise<void> {
  const { handle } = membershipSubscriptions.find((one) => one.contract === contract)!;
  const event = { id: randomUUID(), name: contract.name, subject: membershipId, time: new Date(), actorId: null, traceparent: null, aggregateVersion, data: { ...data, membershipId } };
  await dataSource.transaction((manager) => handle(event, manager));
}

const known = (id: string): Promise<MembershipRow | null> => dataSource.getRepository(table).findOneBy({ id });

it('has the table that the migration makes', async () => {
  const { upQueries } = await dataSource.driver.createSchemaBuilder().log();

  expect(upQueries.map(({ query }) => query)).toEqual([]);
});

it('knows who holds a role, and no longer when it was taken back', async () => {
  const id = randomUUID();

  await hear(membershipGranted, id, 1);
  expect(await known(id)).toMatchObject({ userId: data.userId, role: 'NGO_ADMIN', organizationId: data.organizationId, version: 1, revoked: false });

  await hear(membershipRevoked, id, 2);
  expect(await known(id)).toMatchObject({ version: 2, revoked: true });
});

it('ends the same when events come twice, or the end before the beginning', async () => {
  const id = randomUUID();

  await hear(membershipRevoked, id, 2);
  await hear(membershipGranted, id, 1);
  await hear(membershipRevoked, id, 2);

  expect(await known(id)).toMatchObject({ version: 2, revoked: true });
});
