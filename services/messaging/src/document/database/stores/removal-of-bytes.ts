import { scheduleJobs } from '@conect/service-kit';
import type { EntityManager } from 'typeorm';
import { removalJob } from '../../domain/removal-job';

/** Has the bytes of documents removed after the commit that forgets their records: by then no rollback can bring those back. */
export const removalOfBytesOn =
  (manager: EntityManager) =>
  (hashes: readonly string[]): Promise<void> =>
    scheduleJobs(manager, removalJob, [...new Set(hashes)].map((sha256) => ({ payload: { sha256 }, jobKey: `${removalJob}:${sha256}` })));
