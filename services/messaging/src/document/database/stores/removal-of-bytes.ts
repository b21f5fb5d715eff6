import { scheduleJob } from '@conect/service-kit';
import type { EntityManager } from 'typeorm';
import { removalJob } from '../../domain/removal-job';

/** Has the bytes of documents removed after the commit that forgets their records: by then no rollback can bring those back. */
export const removalOfBytesOn =
  (manager: EntityManager) =>
  async (hashes: readonly string[]): Promise<void> => {
    for (const sha256 of new Set(hashes)) await scheduleJob(manager, removalJob, { sha256 }, { jobKey: `${removalJob}:${sha256}` });
  };
