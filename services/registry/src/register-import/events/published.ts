import { registerImportCompleted, type DataOf } from '@conect/events';
import type { ImportTotals } from '../application/ports';

/** What other services are told of an import that ended. */
export const completedImport = (registerImportId: string, counts: ImportTotals) => {
  const data: DataOf<typeof registerImportCompleted> = { registerImportId, ...counts };
  return { contract: registerImportCompleted, data };
};
