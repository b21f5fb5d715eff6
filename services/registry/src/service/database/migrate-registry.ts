import { createServiceMigration } from '@conect/service-kit';
import { createRegistryDataSource } from './data-source';

/** Brings a database to registry's schema as its owner, and gives the app role its rights; for the command and for tests. */
export const migrateRegistry = createServiceMigration(createRegistryDataSource);
