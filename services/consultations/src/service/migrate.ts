import { createLogger, runProgram } from '@conect/service-kit';
import { migrateConsultations } from './database/migrate-consultations';
import { loadMigrationEnvironment } from './environment';

/** Brings the consultations' database to the schema of this build. */
runProgram('consultations was not migrated', async () => {
  const environment = loadMigrationEnvironment(process.env);
  const logger = createLogger({ service: 'consultations-migrations', level: environment.LOG_LEVEL });
  await migrateConsultations({ ownerUrl: environment.CONSULTATIONS_MIGRATIONS_DATABASE_URL, appUrl: environment.CONSULTATIONS_DATABASE_URL });
  logger.info('consultations database is up to date');
});
