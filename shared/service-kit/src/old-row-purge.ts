import type { DataSource } from 'typeorm';
import { purgeIdempotencyRecords } from './command-transaction';
import type { RecurringJob } from './jobs';
import type { Logger } from './logger';

/** Removes at most so many old rows; answers how many. */
export type Purge = (limit: number) => Promise<number>;

interface Dependencies {
  readonly dataSource: DataSource;
  readonly environment: { readonly IDEMPOTENCY_KEPT_DAYS: number };
  /** Those of outbox and inbox, which the bus knows. */
  readonly purges: Readonly<Record<string, Purge>>;
  readonly logger: Logger;
}

/** So many rows to a statement, which is a transaction: no lock lasts. */
const batch = 1_000;

/** The recurring job that every service has: each night, answers kept for repeated requests, sent events and ids of handled ones go when they are old. */
export function oldRowPurge({ dataSource, environment, purges, logger }: Dependencies): RecurringJob {
  const all: Readonly<Record<string, Purge>> = { idempotency: (limit) => purgeIdempotencyRecords(dataSource.manager, environment.IDEMPOTENCY_KEPT_DAYS, limit), ...purges };
  const purgeAll = async (): Promise<void> => {
    const rows: Record<string, number> = {};
    for (const [name, purge] of Object.entries(all)) rows[name] = await drained(purge);
    logger.info({ rows }, 'old rows purged');
  };
  return { tasks: { 'purge-old-rows': purgeAll }, crontab: '17 3 * * * purge-old-rows' };
}

async function drained(purge: Purge): Promise<number> {
  let total = 0;
  for (let count = batch; count === batch; total += count) count = await purge(batch);
  return total;
}
