import type { RecurringJob } from './jobs';
import type { Logger } from './logger';

interface JobInBatches {
  readonly name: string;
  /** When, in crontab syntax, UTC. */
  readonly schedule: string;
  /** Does so much at most, in a transaction of its own; answers how much. */
  readonly step: (limit: number) => Promise<number>;
  readonly limit: number;
  readonly logger: Logger;
  /** What is told of each batch, and the field of its count. */
  readonly told: readonly [message: string, countedAs: string];
}

/** A recurring job that goes on batch by batch until nothing is left, so that no lock lasts. */
export function jobInBatches({ name, schedule, step, limit, logger, told: [message, countedAs] }: JobInBatches): RecurringJob {
  const work = async (): Promise<void> => {
    for (let count = await step(limit); count > 0; count = await step(limit)) logger.info({ [countedAs]: count }, message);
  };
  return { tasks: { [name]: work }, crontab: `${schedule} ${name}` };
}
