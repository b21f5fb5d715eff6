import { createLogger, runProgram } from '@conect/service-kit';
import { migrateVolunteering } from './database/migrate-volunteering';
import { loadMigrationEnvironment } from './environment';

/** Brings volunteering's database to the schema of this build. */
runProgram('volunteering was not migrated', async () => {
  const environment = loadMigrationEnvironment(process.env);
  const logger = createLogger({ service: 'volunteering-migrations', level: environment.LOG_LEVEL });
  await migrateVolunteering({ ownerUrl: environment.VOLUNTEERING_MIGRATIONS_DATABASE_URL, appUrl: environment.VOLUNTEERING_DATABASE_URL });
  logger.info('volunteering database is up to date');
});
