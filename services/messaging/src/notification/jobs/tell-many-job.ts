import { jobInBatches, type Logger, type RecurringJob } from '@conect/service-kit';
import type { TellMany } from '../application/tell-many';

interface Dependencies {
  readonly tellMany: TellMany;
  /** Its name in the queue. */
  readonly name: string;
  readonly logger: Logger;
}

/** So many in one transaction: enough that the rows and not the transactions cost, few enough that nobody waits long for their locks. */
const batchSize = 1_000;

/** Tells many people of something as soon as there is something to tell; every ten minutes it looks for what a lost job left. */
export const tellManyJobOf = ({ tellMany, name, logger }: Dependencies): RecurringJob =>
  jobInBatches({ name, schedule: '*/10 * * * *', step: tellMany, limit: batchSize, logger, told: ['a batch of people told', 'memberCount'] });
