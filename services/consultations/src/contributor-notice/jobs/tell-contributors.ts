import type { Logger, RecurringJob } from '@conect/service-kit';
import type { TellContributors } from '../application/commands/tell-contributors';

interface Dependencies {
  readonly name: string;
  readonly tellContributors: TellContributors;
  readonly logger: Logger;
  readonly batch?: number;
}

/** Tells contributors batch by batch: as soon as something happened, and every ten minutes for what a lost job left. */
export function contributorNotices({ name, tellContributors, logger, batch = 500 }: Dependencies): RecurringJob {
  const tell = async (): Promise<void> => {
    for (let isOver = false; !isOver; ) {
      const { toldCount, ...step } = await tellContributors(batch);
      if (toldCount > 0) logger.info({ toldCount }, 'contributors told');
      isOver = step.isOver;
    }
  };
  return { tasks: { [name]: tell }, crontab: `*/10 * * * * ${name}` };
}
