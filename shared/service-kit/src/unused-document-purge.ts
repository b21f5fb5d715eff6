import type { RecurringJob } from './jobs';
import type { Logger } from './logger';

interface Dependencies {
  /** What a service knows of its documents. */
  readonly records: {
    /** Forgets at most so many documents that nothing has used for so many days; answers the SHA-256 of each. */
    readonly deleteUnused: (days: number, limit: number) => Promise<readonly string[]>;
    readonly isNeeded: (sha256: string) => Promise<boolean>;
  };
  /** Where their bytes are. */
  readonly store: { readonly remove: (sha256: string) => Promise<unknown> };
  readonly logger: Logger;
}

const daysKept = 30;
const batch = 100;

/** Each night, documents that nobody attached within 30 days go: the record first, then bytes that no other record needs. */
export function unusedDocumentPurge({ records, store, logger }: Dependencies): RecurringJob {
  const purge = async (): Promise<void> => {
    let hashes: readonly string[];
    do {
      hashes = await records.deleteUnused(daysKept, batch);
      for (const sha256 of new Set(hashes)) {
        if (!(await records.isNeeded(sha256))) await store.remove(sha256);
      }
      logger.info({ documentCount: hashes.length }, 'unused documents purged');
    } while (hashes.length === batch);
  };
  return { tasks: { 'purge-unused-documents': purge }, crontab: '43 3 * * * purge-unused-documents' };
}
