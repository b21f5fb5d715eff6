import { createLogger, whileOpen, type CommandOutcome } from '@conect/service-kit';
import { createConsultationStore } from '../consultation/database/stores/consultation-store';
import type { HistoryReport } from '../history/application/commands/import-history';
import { createHistoryImport } from '../history/create-history-area';
import { refusalTexts } from '../history/domain/refusal-texts';
import { readHistoryFile, UnreadableHistory } from '../history/files/read-history-file';
import { createConsultationsDataSource } from './database/data-source';
import { loadCommandEnvironment } from './environment';

/** How to call the import. */
export const importUsage = `npm run consultations -- import FILE
  brings the consultations of former years in a list of the Government's portal, to be read; tells every row that it refuses, with its line; the same file again changes nothing`;

/** Brings the consultations of a file, as the app role. */
export async function importHistoryFile(path: string, source: NodeJS.ProcessEnv): Promise<CommandOutcome> {
  const logger = createLogger({ service: 'consultations-shell', level: 'warn' });
  const onPoolError = (error: unknown): void => logger.warn({ err: error }, 'database connection lost');
  try {
    const rows = await readHistoryFile(path);
    const { CONSULTATIONS_DATABASE_URL: url } = loadCommandEnvironment(source);
    return await whileOpen(createConsultationsDataSource({ url, poolSize: 1, onPoolError }), async (dataSource) => {
      const report = await createHistoryImport({ dataSource, consultationsOf: createConsultationStore })(rows);
      return { done: true, text: textOf(report) };
    });
  } catch (error) {
    if (error instanceof UnreadableHistory) return { done: false, text: `Nothing was imported. ${error.message}` };
    throw error;
  }
}

const textOf = ({ importedCount, knownCount, refusedRows }: HistoryReport): string =>
  [
    `Imported ${importedCount}, here already ${knownCount}, refused ${refusedRows.length}.`,
    ...refusedRows.map(({ line, id, codes }) => `  line ${line}: ${id} ${codes.map((code) => refusalTexts[code]).join('; ')}`),
  ].join('\n');
