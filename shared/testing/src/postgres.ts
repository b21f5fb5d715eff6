import { createHash, randomBytes } from 'node:crypto';
import { Client } from 'pg';

/** One database of one test file, cloned from its service's migrated template. */
export interface TestDatabase {
  /** As the role that owns the schema. */
  readonly ownerUrl: string;
  /** As the role the service's process runs as. */
  readonly appUrl: string;
  readonly drop: () => Promise<void>;
}

interface TestDatabaseOptions {
  /** Names the template; all files of one service share it. */
  readonly service: string;
  /** Brings an empty database to the service's schema; runs once per run, not per file. */
  readonly migrate: (urls: { ownerUrl: string; appUrl: string }) => Promise<void>;
}

const templateLock = 7_461_002;

/** The superuser's URL of this run's PostgreSQL; `npm test` sets it. */
export function testPostgresUrl(): string {
  const url = process.env['TEST_POSTGRES_URL'];
  if (url === undefined) throw new Error('TEST_POSTGRES_URL is not set: run the tests with `npm test -- PATH`.');
  return url;
}

/** Makes a database for one test file: the service is migrated once per run, every file gets a clone. */
export async function createTestDatabase({ service, migrate }: TestDatabaseOptions): Promise<TestDatabase> {
  const run = createHash('sha256').update(process.env['TEST_RUN_ID'] ?? String(process.ppid)).digest('hex').slice(0, 8);
  const template = `template_${service}_${run}`;
  const name = `test_${service}_${randomBytes(6).toString('hex')}`;
  const admin = new Client({ connectionString: testPostgresUrl() });
  await admin.connect();
  try {
    await admin.query('SELECT pg_advisory_lock($1)', [templateLock]);
    await ensureRoles(admin, service);
    const { rowCount } = await admin.query('SELECT 1 FROM pg_database WHERE datname = $1 AND datistemplate', [template]);
    if (rowCount === 0) await createTemplate(admin, { service, template, migrate });
    await admin.query(`CREATE DATABASE ${name} TEMPLATE ${template} OWNER ${ownerOf(service)}`);
  } finally {
    await admin.query('SELECT pg_advisory_unlock($1)', [templateLock]);
    await admin.end();
  }
  return { ...urlsOf(service, name), drop: () => dropDatabase(name) };
}

async function createTemplate(admin: Client, { service, template, migrate }: TestDatabaseOptions & { template: string }): Promise<void> {
  await admin.query(`DROP DATABASE IF EXISTS ${template}`);
  await admin.query(`CREATE DATABASE ${template} OWNER ${ownerOf(service)}`);
  await migrate(urlsOf(service, template));
  await admin.query(`ALTER DATABASE ${template} IS_TEMPLATE true`);
}

const ownerOf = (service: string): string => `test_${service}_owner`;
const appOf = (service: string): string => `test_${service}_app`;

/** The two roles of a service, as in production: one owns the schema, the other has DML. */
async function ensureRoles(admin: Client, service: string): Promise<void> {
  for (const role of [ownerOf(service), appOf(service)]) {
    const { rowCount } = await admin.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [role]);
    if (rowCount === 0) await admin.query(`CREATE ROLE ${role} LOGIN PASSWORD 'test'`);
  }
}

function urlsOf(service: string, database: string): { ownerUrl: string; appUrl: string } {
  const urlOf = (role: string): string => {
    const url = new URL(testPostgresUrl());
    url.username = role;
    url.password = 'test';
    url.pathname = `/${database}`;
    return url.href;
  };
  return { ownerUrl: urlOf(ownerOf(service)), appUrl: urlOf(appOf(service)) };
}

async function dropDatabase(name: string): Promise<void> {
  const admin = new Client({ connectionString: testPostgresUrl() });
  await admin.connect();
  try {
    await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  } finally {
    await admin.end();
  }
}
