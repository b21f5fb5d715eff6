import { createAuditProgram } from '@conect/service-kit';
import { registerOutcome } from '../contribution/database/verify-register';
import { createConsultationsDataSource } from './database/data-source';
import { loadCommandEnvironment } from './environment';

/** The commands of whoever operates consultations. */
export const { usage, runCommand } = createAuditProgram({
  service: 'consultations',
  createDataSource: createConsultationsDataSource,
  more: [
    {
      name: 'verify-register',
      does: 'recomputes the registers of proposals and names every place where one is broken; exit code 1 when there is one',
      outcomeOf: registerOutcome,
    },
  ],
  urlIn: (source) => loadCommandEnvironment(source).CONSULTATIONS_DATABASE_URL,
});
