import type { Application } from '../domain/application';

/** The applications of one transaction. Whoever changes one has locked its opportunity before. */
export interface ApplicationStore {
  /** Locks the row until the transaction ends. */
  readonly findByIdForUpdate: (id: string) => Promise<Application | null>;
  readonly insert: (application: Application) => Promise<void>;
  readonly save: (application: Application) => Promise<void>;
}
