import type { CommandCall } from '@conect/auth';
import { accept, refuse, type Result } from '@conect/kernel';
import type { ImportRefusalCode, ImportTotals, NewImport, RefusedRow, RegisterFile } from '../ports';
import { runImport } from '../run-import';
import type { ImportDependencies, OnProgress } from '../running-import';

/** What became of an import. */
export interface ImportReport extends ImportTotals {
  readonly importId: string;
  readonly refusedRows: readonly RefusedRow[];
}

interface FileToImport extends Pick<NewImport, 'isFull' | 'category'> {
  readonly file: RegisterFile;
  readonly onProgress: OnProgress;
}

/** See {@link createImportRegisterFile}. */
export type ImportRegisterFile = (call: CommandCall, given: FileToImport) => Promise<Result<ImportReport, ImportRefusalCode>>;

/** Imports a file that lies on the machine, for its operator, and answers when all is done. */
export const createImportRegisterFile =
  (dependencies: ImportDependencies): ImportRegisterFile =>
  async (call, { file, onProgress, isFull, category }) => {
    const { journal, newId } = dependencies;
    const importId = newId();
    const place = await journal.begin({ importId, fileName: file.name, isFull, category });
    if (place === null) return refuse({ code: 'IMPORT_RUNNING' });
    try {
      const counts = await runImport(dependencies, { importId, requesterId: null, isFull, mergedLine: place.mergedLine, call, file, onProgress });
      if (!counts.ok) return counts;
      return accept({ importId, ...counts.value, refusedRows: await journal.refusedRows(importId) });
    } catch (error) {
      await journal.end(importId, { status: 'FAILED' });
      throw error;
    } finally {
      place.release();
    }
  };
