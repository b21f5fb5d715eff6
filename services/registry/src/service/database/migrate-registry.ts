import { migrate, migrateJobs, roleOf } from '@conect/service-kit';
import { createRegistryDataSource } from './data-source';

/** Brings a database to the registry's schema as its owner, and gives the app role its rights; for the command and for tests. */
export async function migrateRegistry({ ownerUrl, appUrl }: { readonly ownerUrl: string; readonly appUrl: string }): Promise<void> {
  const dataSource = createRegistryDataSource({ url: ownerUrl, poolSize: 2 });
  await dataSource.initialize();
  try {
    const appRole = roleOf(appUrl);
    await migrate({ dataSource, appRole, afterwards: () => migrateJobs(ownerUrl, appRole) });
  } finally {
    await dataSource.destroy();
  }
}
