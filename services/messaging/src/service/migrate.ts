import { createLogger, runProgram } from '@conect/service-kit';
import { migrateMessaging } from './database/migrate-messaging';
import { loadMigrationEnvironment } from './environment';

/** Brings messaging's database to the schema of this build. */
runProgram('messaging was not migrated', async () => {
  const environment = loadMigrationEnvironment(process.env);
  const logger = createLogger({ service: 'messaging-migrations', level: environment.LOG_LEVEL });
  await migrateMessaging({ ownerUrl: environment.MESSAGING_MIGRATIONS_DATABASE_URL, appUrl: environment.MESSAGING_DATABASE_URL });
  logger.info('messaging database is up to date');
});
