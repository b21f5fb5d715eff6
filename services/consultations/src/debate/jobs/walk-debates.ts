import { jobInBatches, type Logger, type RecurringJob } from '@conect/service-kit';
import type { WalkDebates } from '../application/commands/walk-debates';

interface Dependencies {
  readonly name: string;
  readonly walkDebates: WalkDebates;
  readonly logger: Logger;
  readonly batch?: number;
}

/** Says what is late at each instant that a command has named, and every ten minutes for what a moved clock or a lost job left. */
export const debateWalk = ({ name, walkDebates: step, logger, batch: limit = 100 }: Dependencies): RecurringJob =>
  jobInBatches({ name, schedule: '*/10 * * * *', step, limit, logger, told: ['debates walked', 'walkedCount'] });
