import { jobInBatches, type Logger, type RecurringJob } from '@conect/service-kit';
import type { TellContributors } from '../application/commands/tell-contributors';

interface Dependencies {
  readonly name: string;
  readonly tellContributors: TellContributors;
  readonly logger: Logger;
  readonly batch?: number;
}

/** Tells contributors batch by batch: as soon as something happened, and every ten minutes for what a lost job left. */
export const contributorNotices = ({ name, tellContributors: step, logger, batch: limit = 500 }: Dependencies): RecurringJob =>
  jobInBatches({ name, schedule: '*/10 * * * *', step, limit, logger, told: ['contributors told', 'toldCount'] });
