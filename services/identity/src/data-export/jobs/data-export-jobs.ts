import { jobInBatches, type JobTask, type Logger, type RecurringJob } from '@conect/service-kit';
import { z } from 'zod';
import type { GatherDataExport } from '../application/commands/gather-data-export';
import { gatherJob, PartUnreadable } from '../application/ports';

interface Dependencies {
  readonly gathering: GatherDataExport;
  readonly expire: (limit: number) => Promise<number>;
  readonly logger: Logger;
}

/** So often is a part asked for that cannot be read, over some half a minute; then the archive goes on without. */
const maximumAttempts = 4;

const gathered = z.object({ exportId: z.uuid() });

/** Puts each archive together, and removes those whose time is over. */
export function dataExportJobs({ gathering: { gather, goOnWithout }, expire, logger }: Dependencies): readonly RecurringJob[] {
  const gatherOne: JobTask = async (payload, { attempt }) => {
    const { exportId } = gathered.parse(payload);
    // Every failure takes one of the parts away: it ends.
    for (;;) {
      try {
        return await gather(exportId);
      } catch (error) {
        if (!(error instanceof PartUnreadable) || attempt < maximumAttempts) throw error;
        logger.error({ err: error, exportId, service: error.service }, 'data export goes on without a part');
        await goOnWithout(exportId, error.service);
      }
    }
  };
  return [
    { tasks: { [gatherJob]: gatherOne }, crontab: '' },
    jobInBatches({ name: 'expire-data-exports', schedule: '*/10 * * * *', step: expire, limit: 100, logger, told: ['data exports expired', 'expiredCount'] }),
  ];
}
