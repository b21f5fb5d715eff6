import { migrate, migrateJobs, roleOf } from '@conect/service-kit';
import { createMessagingDataSource } from './data-source';

/** Brings a database to the messaging's schema as its owner, and gives the app role its rights; for the command and for tests. */
export async function migrateMessaging({ ownerUrl, appUrl }: { readonly ownerUrl: string; readonly appUrl: string }): Promise<void> {
  const dataSource = createMessagingDataSource({ url: ownerUrl, poolSize: 2 });
  await dataSource.initialize();
  try {
    const appRole = roleOf(appUrl);
    await migrate({ dataSource, appRole, afterwards: () => migrateJobs(ownerUrl, appRole) });
  } finally {
    await dataSource.destroy();
  }
}
