import type { Logger, RecurringJob } from '@conect/service-kit';
import type { DocumentStore } from '../document-store';
import type { DocumentRecordStore } from './document-records';
import { removeBytesJob } from './forget-documents';

interface Dependencies {
  readonly records: Pick<DocumentRecordStore, 'deleteUnused' | 'isNeeded'>;
  readonly store: Pick<DocumentStore, 'remove'>;
  readonly logger: Logger;
}

const daysKept = 30;
const batch = 100;

/** Each night, documents that nobody attached within 30 days go: the record first, then bytes that no other record needs. So do, at once, those of whoever was erased. */
export function unusedDocumentPurge({ records, store, logger }: Dependencies): RecurringJob {
  const removeBytes = async (hashes: readonly string[]): Promise<void> => {
    for (const sha256 of new Set(hashes)) {
      if (!(await records.isNeeded(sha256))) await store.remove(sha256);
    }
  };
  const purge = async (): Promise<void> => {
    let hashes: readonly string[];
    do {
      hashes = await records.deleteUnused(daysKept, batch);
      await removeBytes(hashes);
      logger.info({ documentCount: hashes.length }, 'unused documents purged');
    } while (hashes.length === batch);
  };
  const tasks = { 'purge-unused-documents': purge, [removeBytesJob]: (payload: unknown) => removeBytes((payload as { readonly hashes: readonly string[] }).hashes) };
  return { tasks, crontab: '43 3 * * * purge-unused-documents' };
}
