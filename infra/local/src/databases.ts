import { Client } from 'pg';

/** The database of one service with its two roles: the owner migrates, the app role has DML and nothing more. */
export interface ServiceDatabase {
  readonly database: string;
  readonly owner: string;
  readonly ownerPassword: string;
  readonly app: string;
  readonly appPassword: string;
}

/** The names every local and containerised installation uses. */
export const databaseOf = (service: string, ownerPassword: string, appPassword: string): ServiceDatabase => ({
  database: `conect_${service}`,
  owner: `conect_${service}_owner`,
  ownerPassword,
  app: `conect_${service}_app`,
  appPassword,
});

/** Makes roles and databases that do not exist yet; nobody but the two roles may connect. Passwords follow the settings at each start. */
export async function ensureDatabases(superuserUrl: string, databases: readonly ServiceDatabase[]): Promise<void> {
  const admin = new Client({ connectionString: superuserUrl });
  await admin.connect();
  try {
    for (const wanted of databases) await ensureDatabase(admin, wanted);
  } finally {
    await admin.end();
  }
}

async function ensureDatabase(admin: Client, wanted: ServiceDatabase): Promise<void> {
  await ensureRole(admin, wanted.owner, wanted.ownerPassword);
  await ensureRole(admin, wanted.app, wanted.appPassword);
  const { rowCount } = await admin.query('SELECT 1 FROM pg_database WHERE datname = $1', [wanted.database]);
  if (rowCount === 0) await admin.query(`CREATE DATABASE ${wanted.database} OWNER ${wanted.owner}`);
  await admin.query(`REVOKE ALL ON DATABASE ${wanted.database} FROM PUBLIC`);
  await admin.query(`GRANT CONNECT ON DATABASE ${wanted.database} TO ${wanted.app}`);
}

async function ensureRole(admin: Client, role: string, password: string): Promise<void> {
  const { rowCount } = await admin.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [role]);
  const verb = rowCount === 0 ? 'CREATE' : 'ALTER';
  await admin.query(`${verb} ROLE ${role} LOGIN PASSWORD ${admin.escapeLiteral(password)}`);
}

/** The URL of a role of a service's database. */
export function urlOf(superuserUrl: string, database: string, role: string, password: string): string {
  const url = new URL(superuserUrl);
  url.username = role;
  url.password = password;
  url.pathname = `/${database}`;
  return url.href;
}
