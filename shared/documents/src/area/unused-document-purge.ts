import type { Logger, RecurringJob } from '@conect/service-kit';
import type { DocumentStore } from '../document-store';
import type { DocumentRecordStore } from './document-records';

interface Dependencies {
  readonly records: Pick<DocumentRecordStore, 'deleteUnused' | 'isNeeded'>;
  readonly store: Pick<DocumentStore, 'remove'>;
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
