import { jobInBatches, type Logger, type RecurringJob } from '@conect/service-kit';
import type { PublishRegisterRoots } from '../application/commands/publish-register-roots';

interface Dependencies {
  readonly publishRegisterRoots: PublishRegisterRoots;
  readonly logger: Logger;
  readonly batch?: number;
}

/** Publishes the day's roots soon after midnight in Romania, in summer as in winter; in every other hour there is nothing left to publish. */
export const registerRoots = ({ publishRegisterRoots: step, logger, batch: limit = 100 }: Dependencies): RecurringJob =>
  jobInBatches({ name: 'publish-register-roots', schedule: '7 * * * *', step, limit, logger, told: ['roots of registers published', 'rootCount'] });
