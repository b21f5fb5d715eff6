import type { DataSource } from 'typeorm';

interface MigrateOptions {
  /** The data source on the owner's URL. */
  readonly dataSource: DataSource;
  /** The role the service's process runs as; it receives DML and nothing more. */
  readonly appRole: string;
  /** Further set-up as owner, e.g. the job queue's schema. */
  readonly afterwards?: (dataSource: DataSource) => Promise<void>;
}

/** Any number, the same everywhere: two migrations of one database never run at once. */
const migrationLock = 7_461_001;

/** Runs the pending migrations as owner, each in its own transaction, then gives the app role its rights. */
export async function migrate({ dataSource, appRole, afterwards }: MigrateOptions): Promise<void> {
  const queryRunner = dataSource.createQueryRunner();
  await queryRunner.connect();
  try {
    await queryRunner.query('SELECT pg_advisory_lock($1)', [migrationLock]);
    await dataSource.runMigrations({ transaction: 'each' });
    await afterwards?.(dataSource);
    await grantAppRole(dataSource, appRole);
  } finally {
    await queryRunner.query('SELECT pg_advisory_unlock($1)', [migrationLock]);
    await queryRunner.release();
  }
}

/** The name of the role in a PostgreSQL URL. */
export const roleOf = (databaseUrl: string): string => decodeURIComponent(new URL(databaseUrl).username);

/**
 * DML on every table, but only INSERT and SELECT where a trigger `..._append_only` says so, as on the audit trail, no DELETE where one named
 * `..._kept` does, as on its heads, and nothing on the migrations' own table.
 */
async function grantAppRole(dataSource: DataSource, appRole: string): Promise<void> {
  const role = `"${appRole.replaceAll('"', '""')}"`;
  await dataSource.query(`
    GRANT USAGE ON SCHEMA public TO ${role};
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO ${role};
    GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO ${role};
    GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public TO ${role};
    REVOKE INSERT, UPDATE, DELETE ON migration, business_clock FROM ${role};
  `);
  const guarded = await dataSource.query<{ table: string; rights: string }[]>(`
    SELECT tgrelid::regclass::text AS "table", CASE WHEN tgname LIKE '%\\_kept' THEN 'DELETE, TRUNCATE' ELSE 'UPDATE, DELETE, TRUNCATE' END AS rights
    FROM pg_trigger WHERE NOT tgisinternal AND (tgname LIKE '%\\_append\\_only' OR tgname LIKE '%\\_kept')`);
  for (const { table, rights } of guarded) await dataSource.query(`REVOKE ${rights} ON ${table} FROM ${role}`);
}
