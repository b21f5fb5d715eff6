import { jobInBatches, type Logger, type RecurringJob } from '@conect/service-kit';
import type { WalkOpportunities } from '../application/commands/walk-opportunities';

interface Dependencies {
  readonly name: string;
  readonly walkOpportunities: WalkOpportunities;
  readonly logger: Logger;
  readonly batch?: number;
}

/** Walks what is due, every ten minutes: a day is over at another UTC time in summer than in winter, and a clock may be moved. */
export const opportunityWalk = ({ name, walkOpportunities: step, logger, batch: limit = 100 }: Dependencies): RecurringJob =>
  jobInBatches({ name, schedule: '*/10 * * * *', step, limit, logger, told: ['opportunities walked', 'opportunityCount'] });
