import { jobInBatches, type Logger, type RecurringJob } from '@conect/service-kit';
import type { DeliverBroadcasts } from '../application/commands/deliver-broadcasts';
import { delivering } from '../domain/lifecycle';

interface Dependencies {
  readonly deliver: DeliverBroadcasts;
  /** To how many organizations in one transaction. */
  readonly batchSize: number;
  readonly logger: Logger;
}

/** The delivery of broadcasts: each is scheduled with the broadcast; every minute it is looked whether a process that died left one behind. */
export const broadcastJobs = ({ deliver, batchSize, logger }: Dependencies): readonly RecurringJob[] => [
  jobInBatches({ name: delivering, schedule: '* * * * *', step: deliver, limit: batchSize, logger, told: ['broadcast delivered', 'organizationCount'] }),
];
