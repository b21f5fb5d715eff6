import type { Logger, RecurringJob } from '@conect/service-kit';
import type { MessagingUnit } from '../../service/application/ports';
import type { CollectDigests } from '../application/collect-digests';

interface Dependencies {
  readonly inJob: <Value>(operation: string, work: (unit: MessagingUnit) => Promise<Value>) => Promise<Value>;
  readonly collectDigests: CollectDigests;
  /** Its name in the queue. */
  readonly name: string;
  readonly logger: Logger;
}

/** Opens the digests that are due. Each has a job of its own at the end of its period; the hourly one is there for what a moved clock or a lost job left. */
export const digestJob = ({ inJob, collectDigests, name, logger }: Dependencies): RecurringJob => ({
  tasks: {
    [name]: async () => {
      const digestCount = await inJob('collectDigests', collectDigests);
      logger.info({ digestCount }, 'digests collected');
    },
  },
  crontab: `11 * * * * ${name}`,
});
