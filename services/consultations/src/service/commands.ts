import { createAuditProgram, openDataOutcome, type CommandOutcome } from '@conect/service-kit';
import { registerOutcome } from '../contribution/database/verify-register';
import { openDataSourceOf } from '../open-data/create-open-data-area';
import { createConsultationsDataSource } from './database/data-source';
import { loadCommandEnvironment } from './environment';
import { importHistoryFile, importUsage } from './import-command';

const verifications = createAuditProgram({
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
      outcomeOf: (dataSource, source) => openDataOutcome(openDataSourceOf(dataSource, loadCommandEnvironment(source).CONSULTATIONS_DOCUMENTS_DIR)),
    },
  ],
  urlIn: (source) => loadCommandEnvironment(source).CONSULTATIONS_DATABASE_URL,
});

/** How to call the program. */
export const usage = `${verifications.usage}\n\n       ${importUsage}`;

/** Runs one command of whoever operates consultations; null when the words are no command. */
export async function runCommand(words: readonly string[], source: NodeJS.ProcessEnv): Promise<CommandOutcome | null> {
  const [name, file, ...more] = words;
  if (name === 'import' && file !== undefined && more.length === 0) return importHistoryFile(file, source);
  return verifications.runCommand(words, source);
}
