import { createLogger, runProgram } from '@conect/service-kit';
import { migrateRegistry } from './database/migrate-registry';
import { loadMigrationEnvironment } from './environment';

/** Brings the registry's database to the schema of this build. */
runProgram('registry was not migrated', async () => {
  const environment = loadMigrationEnvironment(process.env);
  const logger = createLogger({ service: 'registry-migrations', level: environment.LOG_LEVEL });
  await migrateRegistry({ ownerUrl: environment.REGISTRY_MIGRATIONS_DATABASE_URL, appUrl: environment.REGISTRY_DATABASE_URL });
  logger.info('registry database is up to date');
});
