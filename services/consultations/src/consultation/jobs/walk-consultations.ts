import { jobInBatches, type Logger, type RecurringJob } from '@conect/service-kit';
import type { WalkConsultations } from '../application/commands/walk-consultations';

interface Dependencies {
  readonly name: string;
  readonly walkConsultations: WalkConsultations;
  readonly logger: Logger;
  readonly batch?: number;
}

/** Walks what is due: at each instant that a command has named, and every ten minutes for what a moved clock or a lost job left. */
export const consultationWalk = ({ name, walkConsultations: step, logger, batch: limit = 100 }: Dependencies): RecurringJob =>
  jobInBatches({ name, schedule: '*/10 * * * *', step, limit, logger, told: ['consultations walked', 'consultationCount'] });
