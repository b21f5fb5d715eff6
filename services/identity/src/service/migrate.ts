import { createLogger } from '@conect/service-kit';
import { migrateIdentity } from './migrate-identity';
import { loadMigrationEnvironment } from './environment';

/** Brings identity's database to the schema of this build. */
async function main(): Promise<void> {
  const environment = loadMigrationEnvironment(process.env);
  const logger = createLogger({ service: 'identity-migrations', level: environment.LOG_LEVEL });
  await migrateIdentity({ ownerUrl: environment.IDENTITY_MIGRATIONS_DATABASE_URL, appUrl: environment.IDENTITY_DATABASE_URL });
  logger.info('identity database is up to date');
}

main().catch((error: unknown) => {
  process.stderr.write(`identity was not migrated: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
