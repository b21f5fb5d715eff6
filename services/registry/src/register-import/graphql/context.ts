import type { ImportRegister } from '../application/commands/import-register';
import type { RegisterImportReader } from '../application/ports';

/** What the imports of the national register give to resolvers. */
export interface RegisterImportContext {
  readonly importRegister: ImportRegister;
  readonly registerImportReader: RegisterImportReader;
}
