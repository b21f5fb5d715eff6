import { createAuditProgram, openDataOutcome } from '@conect/service-kit';
import { registerOutcome } from '../contribution/database/verify-register';
import { openDataSourceOf } from '../open-data/create-open-data-area';
import { createConsultationsDataSource } from './database/data-source';
import { loadCommandEnvironment } from './environment';
import { importHistoryFile } from './import-command';

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
    {
      name: 'open-data',
      does: 'makes the files of open data anew, which a job does each night',
      outcomeOf: (dataSource, { source }) => openDataOutcome(openDataSourceOf(dataSource, loadCommandEnvironment(source).CONSULTATIONS_DOCUMENTS_DIR)),
    },
    {
      name: 'import',
      argument: 'FILE',
      does: "brings the consultations of former years in a list of the Government's portal, to be read; tells every row that it refuses, with its line; the same file again changes nothing",
      outcomeOf: (dataSource, { argument }) => importHistoryFile(dataSource, argument),
    },
  ],
  urlIn: (source) => loadCommandEnvironment(source).CONSULTATIONS_DATABASE_URL,
});
