import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { databaseOf, ensureDatabases, urlOf } from './databases';

const superuserUrl = process.env['TEST_POSTGRES_URL']!;
const name = (service: string) => `${service}_${randomBytes(4).toString('hex')}`;
const one = databaseOf(name('one'), 'owner-secret', 'app-secret');
const other = databaseOf(name('other'), 'owner-secret', 'app-secret');

async function as<Value>(role: 'owner' | 'app', database: typeof one, statement: string, where = database.database): Promise<Value[]> {
  const client = new Client({ connectionString: urlOf(superuserUrl, where, database[role], database[`${role}Password`]) });
  await client.connect();
  try {
    return (await client.query(statement)).rows as Value[];
  } finally {
    await client.end();
  }
}

beforeAll(() => ensureDatabases(superuserUrl, [one, other]));
afterAll(async () => {
  const admin = new Client({ connectionString: superuserUrl });
  await admin.connect();
  for (const { database, owner, app } of [one, other]) {
    await admin.query(`DROP DATABASE ${database} WITH (FORCE)`);
    await admin.query(`DROP ROLE ${owner}`);
    await admin.query(`DROP ROLE ${app}`);
  }
  await admin.end();
});

it('lets the owner make tables and the app role none', async () => {
  await as('owner', one, 'CREATE TABLE thing (id int)');

  await expect(as('app', one, 'CREATE TABLE own (id int)')).rejects.toThrow('permission denied');
  await expect(as('app', one, 'ALTER TABLE thing ADD COLUMN x int')).rejects.toThrow('must be owner');
});

it.each(['owner', 'app'] as const)("keeps a service's %s role out of another's database", async (role) => {
  await expect(as(role, one, 'SELECT 1', other.database)).rejects.toThrow('permission denied for database');
});

it('can be done again and takes a new password', async () => {
  await ensureDatabases(superuserUrl, [{ ...one, appPassword: 'changed' }]);

  await expect(as('app', one, 'SELECT 1')).rejects.toThrow('password authentication failed');
  await expect(as('app', { ...one, appPassword: 'changed' }, 'SELECT 1 AS one')).resolves.toEqual([{ one: 1 }]);
});
