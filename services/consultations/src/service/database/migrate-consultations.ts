import { createServiceMigration } from '@conect/service-kit';
import { createConsultationsDataSource } from './data-source';

/** Brings a database to the consultations' schema as its owner, and gives the app role its rights; for the command and for tests. */
export const migrateConsultations = createServiceMigration(createConsultationsDataSource);
