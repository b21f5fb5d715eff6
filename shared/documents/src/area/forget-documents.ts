import { scheduleJob } from '@conect/service-kit';
import type { EntityManager } from 'typeorm';
import type { DocumentRecordStore } from './document-records';

/** The job that removes bytes which no record needs any more. */
export const removeBytesJob = 'remove-document-bytes';

/**
 * Makes what an erasure does to a service's documents, after everything else of the person has gone: what he announced and nothing uses goes, the bytes by a job of this
 * transaction. What the service still uses is a paper of somebody else's file, e.g. the statute of an organization.
 */
export const createForgetDocuments =
  (recordsOf: (manager: EntityManager) => Pick<DocumentRecordStore, 'deleteUnusedOf'>) =>
  async ({ data }: { readonly data: { readonly userId: string } }, manager: EntityManager): Promise<void> => {
    const hashes = [...new Set(await recordsOf(manager).deleteUnusedOf(data.userId))];
    if (hashes.length > 0) await scheduleJob(manager, removeBytesJob, { hashes });
  };
