import { createLogger } from '@conect/service-kit';
import { migrateRegistry } from './database/migrate-registry';
import { loadMigrationEnvironment } from './environment';

/** Brings the registry's database to the schema of this build. */
async function main(): Promise<void> {
  const environment = loadMigrationEnvironment(process.env);
  const logger = createLogger({ service: 'registry-migrations', level: environment.LOG_LEVEL });
  await migrateRegistry({ ownerUrl: environment.REGISTRY_MIGRATIONS_DATABASE_URL, appUrl: environment.REGISTRY_DATABASE_URL });
  logger.info('registry database is up to date');
}

main().catch((error: unknown) => {
  process.stderr.write(`registry was not migrated: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
