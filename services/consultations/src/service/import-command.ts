import type { CommandOutcome } from '@conect/service-kit';
import type { DataSource } from 'typeorm';
import { createConsultationStore } from '../consultation/database/stores/consultation-store';
import type { HistoryReport } from '../history/application/commands/import-history';
import { createHistoryImport } from '../history/create-history-area';
import { refusalTexts } from '../history/domain/refusal-texts';
import { readHistoryFile, UnreadableHistory } from '../history/files/read-history-file';

/** Brings the consultations of a file, as the app role. */
export async function importHistoryFile(dataSource: DataSource, path: string): Promise<CommandOutcome> {
  try {
    const report = await createHistoryImport({ dataSource, consultationsOf: createConsultationStore })(await readHistoryFile(path));
    return { done: true, text: textOf(report) };
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
