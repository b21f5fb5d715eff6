import { jobInBatches, type JobTask, type Logger, type RecurringJob } from '@conect/service-kit';
import { z } from 'zod';
import type { MakePaper } from '../application/commands/make-paper';
import type { RemovePapers } from '../application/commands/remove-papers';
import { makeJob, removeJob } from '../application/paper-job-names';
import type { PaperShelf } from '../application/ports';

interface Dependencies {
  readonly makePaper: MakePaper;
  readonly removePapers: RemovePapers;
  readonly shelf: Pick<PaperShelf, 'remove'>;
  readonly logger: Logger;
}

/** So often is a paper tried, over some two minutes: who waits for it is told rather than left waiting. */
const maximumAttempts = 5;

const madeBy = z.object({ paperId: z.uuid() });
const removedBy = z.object({ files: z.array(z.string()) });

/** Makes each paper that was asked for, removes those whose time is over, and the files of those that are gone. */
export function paperJobs({ makePaper: { make, giveUp }, removePapers, shelf, logger }: Dependencies): readonly RecurringJob[] {
  const makeOne: JobTask = async (payload, { attempt, isLastAttempt }) => {
    const { paperId } = madeBy.parse(payload);
    try {
      await make(paperId);
    } catch (error) {
      if (attempt < maximumAttempts && !isLastAttempt) throw error;
      logger.error({ err: error, paperId }, 'paper could not be made');
      await giveUp(paperId);
    }
  };
  const removeFiles: JobTask = async (payload) => {
    for (const file of removedBy.parse(payload).files) await shelf.remove(file);
  };
  return [
    { tasks: { [makeJob]: makeOne, [removeJob]: removeFiles }, crontab: '' },
    jobInBatches({ name: 'remove-old-papers', schedule: '*/10 * * * *', step: removePapers, limit: 100, logger, told: ['papers removed', 'removedCount'] }),
  ];
}
