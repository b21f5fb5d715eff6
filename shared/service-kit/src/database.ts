import type { Pool } from 'pg';
import { DataSource, type DataSourceOptions } from 'typeorm';

interface DatabaseOptions {
  readonly url: string;
  /** Shown in `pg_stat_activity`. */
  readonly applicationName: string;
  readonly entities: NonNullable<DataSourceOptions['entities']>;
  readonly migrations: NonNullable<DataSourceOptions['migrations']>;
  readonly poolSize?: number;
  readonly onPoolError?: (error: unknown) => void;
}

/** A service's TypeORM data source: tables and migrations by name, no synchronisation, statements bounded in time. */
export function createDataSource(options: DatabaseOptions): DataSource {
  const { url, applicationName, entities, migrations, poolSize = 10, onPoolError } = options;
  return new DataSource({
    type: 'postgres',
    url,
    applicationName,
    entities,
    migrations,
    migrationsTableName: 'migration',
    synchronize: false,
    installExtensions: false,
    poolSize,
    ...(onPoolError === undefined ? {} : { poolErrorHandler: onPoolError }),
    extra: { connectionTimeoutMillis: 5_000, idleTimeoutMillis: 30_000, statement_timeout: 30_000, keepAlive: true },
  });
}

/** The data source's own pool, for hot reads with named prepared statements; initialise the data source first. */
export const poolOf = (dataSource: DataSource): Pool => (dataSource.driver as unknown as { master: Pool }).master;

/** Opens a data source for a piece of work, and closes it whatever comes of that. */
export async function whileOpen<Value>(dataSource: DataSource, work: (dataSource: DataSource) => Promise<Value>): Promise<Value> {
  await dataSource.initialize();
  try {
    return await work(dataSource);
  } finally {
    await dataSource.destroy();
  }
}
