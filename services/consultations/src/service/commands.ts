import { createAuditProgram } from '@conect/service-kit';
import { createConsultationsDataSource } from './database/data-source';
import { loadCommandEnvironment } from './environment';

/** The commands of whoever operates consultations. */
export const { usage, runCommand } = createAuditProgram({
  service: 'consultations',
  createDataSource: createConsultationsDataSource,
  urlIn: (source) => loadCommandEnvironment(source).CONSULTATIONS_DATABASE_URL,
});
