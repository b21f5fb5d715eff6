import type { Logger, RecurringJob } from '@conect/service-kit';
import type { ReviewContributions } from '../application/commands/review-contributions';

interface Dependencies {
  readonly name: string;
  readonly reviewContributions: ReviewContributions;
  readonly logger: Logger;
  readonly batch?: number;
}

/** Takes contributions under review within a minute of the deadline, batch by batch, so that no lock lasts; what decides about one sooner does so itself. */
export function contributionReview({ name, reviewContributions, logger, batch = 200 }: Dependencies): RecurringJob {
  const review = async (): Promise<void> => {
    let contributionCount: number;
    do {
      contributionCount = await reviewContributions(batch);
      if (contributionCount > 0) logger.info({ contributionCount }, 'contributions taken under review');
    } while (contributionCount > 0);
  };
  return { tasks: { [name]: review }, crontab: `* * * * * ${name}` };
}
