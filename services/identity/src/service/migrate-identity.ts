import { systemCall } from '@conect/auth';
import { newId } from '@conect/kernel';
import { createLogger, migrate, migrateJobs, roleOf } from '@conect/service-kit';
import type { DataSource } from 'typeorm';
import { createSeedInstitutions } from '../membership/application/commands/seed-institutions';
import { createIdentityDataSource } from './database/data-source';
import { createFoundation } from './foundation';
import { readSeededInstitutions } from './seeded-institutions';

/**
 * Brings a database to identity's schema as its owner, enters the institutions and gives the app role its rights; for the command and for tests.
 * Institutions are entered by a command after the migrations, not by one of them, so that their events and audit entries are written as ever.
 */
export async function migrateIdentity({ ownerUrl, appUrl }: { readonly ownerUrl: string; readonly appUrl: string }): Promise<void> {
  const dataSource = createIdentityDataSource({ url: ownerUrl });
  await dataSource.initialize();
  try {
    const appRole = roleOf(appUrl);
    await migrate({
      dataSource,
      appRole,
      afterwards: async () => {
        await migrateJobs(ownerUrl, appRole);
        await seed(dataSource);
      },
    });
  } finally {
    await dataSource.destroy();
  }
}

async function seed(dataSource: DataSource): Promise<void> {
  const { inTransaction } = createFoundation({ dataSource, logger: createLogger({ service: 'identity-migrations', level: 'silent' }) });
  await createSeedInstitutions({ inTransaction, seeds: readSeededInstitutions() })(systemCall('seedInstitutions', newId));
}
