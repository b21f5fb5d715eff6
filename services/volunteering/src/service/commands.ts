import { createAuditProgram } from '@conect/service-kit';
import { createVolunteeringDataSource } from './database/data-source';
import { loadCommandEnvironment } from './environment';

/** The commands of whoever operates volunteering. */
export const { usage, runCommand } = createAuditProgram({
  service: 'volunteering',
  createDataSource: createVolunteeringDataSource,
  urlIn: (source) => loadCommandEnvironment(source).VOLUNTEERING_DATABASE_URL,
});
