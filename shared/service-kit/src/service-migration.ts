import type { DataSource } from 'typeorm';
import { whileOpen } from './database';
import { migrateJobs } from './jobs';
import { migrate, roleOf } from './migrate';

interface MigratedDatabase {
  /** As the role that owns the schema. */
  readonly ownerUrl: string;
  /** As the role that the service runs as. */
  readonly appUrl: string;
}

/** Makes what brings a database to a service's schema as its owner, with the job queue, and gives the app role its rights; for the command and for tests. */
export const createServiceMigration =
  (createDataSource: (options: { readonly url: string; readonly poolSize: number }) => DataSource) =>
  ({ ownerUrl, appUrl }: MigratedDatabase): Promise<void> =>
    whileOpen(createDataSource({ url: ownerUrl, poolSize: 2 }), (dataSource) => {
      const appRole = roleOf(appUrl);
      return migrate({ dataSource, appRole, afterwards: () => migrateJobs(ownerUrl, appRole) });
    });
