import { createServiceMigration } from '@conect/service-kit';
import { createMessagingDataSource } from './data-source';

/** Brings a database to messaging's schema as its owner, and gives the app role its rights; for the command and for tests. */
export const migrateMessaging = createServiceMigration(createMessagingDataSource);
