import { registerImportCompleted, type DataOf } from '@conect/events';
import type { ImportCounts } from '../application/ports';

/** What other services are told of an import that ended. */
export const completedImport = (registerImportId: string, counts: ImportCounts) => {
  const data: DataOf<typeof registerImportCompleted> = { registerImportId, ...counts };
  return { contract: registerImportCompleted, data };
};
