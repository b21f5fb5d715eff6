import type { DataSource } from 'typeorm';
import { purgeIdempotencyRecords } from './command-transaction';
import type { RecurringJob } from './jobs';
import type { Logger } from './logger';

interface Dependencies {
  readonly dataSource: DataSource;
  readonly environment: { readonly IDEMPOTENCY_KEPT_DAYS: number };
  /** Removes old rows of outbox and inbox, which the bus knows. */
  readonly purgeBus: () => Promise<Readonly<Record<string, number>>>;
  readonly logger: Logger;
}

const batch = 1_000;

/** The recurring job that every service has: each night, answers kept for repeated requests, sent events and ids of handled ones go when they are old. */
export function oldRowPurge({ dataSource, environment, purgeBus, logger }: Dependencies): RecurringJob {
  const purge = async (): Promise<void> => {
    let idempotency = 0;
    for (let count = batch; count === batch; idempotency += count) count = await purgeIdempotencyRecords(dataSource.manager, environment.IDEMPOTENCY_KEPT_DAYS, batch);
    logger.info({ rows: { idempotency, ...(await purgeBus()) } }, 'old rows purged');
  };
  return { tasks: { 'purge-old-rows': purge }, crontab: '17 3 * * * purge-old-rows' };
}
