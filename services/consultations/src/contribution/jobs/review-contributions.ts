import { jobInBatches, type Logger, type RecurringJob } from '@conect/service-kit';
import type { ReviewContributions } from '../application/commands/review-contributions';

interface Dependencies {
  readonly name: string;
  readonly reviewContributions: ReviewContributions;
  readonly logger: Logger;
  readonly batch?: number;
}

/** Takes contributions under review within a minute of the deadline; what decides about one sooner does so itself. */
export const contributionReview = ({ name, reviewContributions: step, logger, batch: limit = 200 }: Dependencies): RecurringJob =>
  jobInBatches({ name, schedule: '* * * * *', step, limit, logger, told: ['contributions taken under review', 'contributionCount'] });
