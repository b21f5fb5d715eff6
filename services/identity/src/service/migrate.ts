import { createLogger, runProgram } from '@conect/service-kit';
import { migrateIdentity } from './migrate-identity';
import { loadMigrationEnvironment } from './environment';

/** Brings identity's database to the schema of this build. */
runProgram('identity was not migrated', async () => {
  const environment = loadMigrationEnvironment(process.env);
  const logger = createLogger({ service: 'identity-migrations', level: environment.LOG_LEVEL });
  await migrateIdentity({ ownerUrl: environment.IDENTITY_MIGRATIONS_DATABASE_URL, appUrl: environment.IDENTITY_DATABASE_URL });
  logger.info('identity database is up to date');
});
