import type { ImportRegister } from '../application/commands/import-register';
import type { ReleaseRegisterPurpose } from '../application/commands/release-register-purpose';
import type { RegisterImportReader } from '../application/ports';

/** What the imports of the national register give to resolvers. */
export interface RegisterImportContext {
  readonly importRegister: ImportRegister;
  readonly registerImportReader: RegisterImportReader;
  readonly releaseRegisterPurpose: ReleaseRegisterPurpose;
  /** What may be shown of the purpose of an unclaimed organization; batched per request, null when nothing. */
  readonly releasedPurposeOf: (organizationId: string) => Promise<string | null>;
}
