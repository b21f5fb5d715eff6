import { createServiceMigration } from '@conect/service-kit';
import { createVolunteeringDataSource } from './data-source';

/** Brings a database to volunteering's schema as its owner, and gives the app role its rights; for the command and for tests. */
export const migrateVolunteering = createServiceMigration(createVolunteeringDataSource);
