import type { Pool, PoolClient } from 'pg';

/** One committed event that waits for Kafka. */
export interface OutboxRow {
  readonly position: string;
  readonly topic: string;
  readonly key: string;
  readonly headers: Record<string, string>;
  readonly value: string;
}

/**
 * The oldest unsent events in commit-safe order. Rows of transactions at or above the snapshot's oldest running one wait, so that
 * a transaction that commits late is never overtaken by what depends on it; per aggregate the row lock makes positions follow versions.
 * Rows on their way to the brokers are left out one by one: a row with a lower position than theirs may only now be readable.
 */
export async function readUnsentRows(client: PoolClient, limit: number, onTheirWay: readonly OutboxRow[] = []): Promise<OutboxRow[]> {
  const { rows } = await client.query<OutboxRow>({
    name: 'outbox-unsent',
    text: `SELECT position, topic, key, headers, value FROM outbox
           WHERE sent_at IS NULL AND transaction_id < pg_snapshot_xmin(pg_current_snapshot())
             AND position NOT IN (SELECT unnest($2::bigint[]))
           ORDER BY position LIMIT $1`,
    values: [limit, positionsOf(onTheirWay)],
  });
  return rows;
}

const positionsOf = (rows: readonly OutboxRow[]): string[] => rows.map(({ position }) => position);

/** Brokers refuse a partition's batch above 1 MiB, for ever; a quarter of it is room for headers and keys. */
const batchBytes = 768 * 1024;

/** As many of the first rows as may be one batch; always one at least. */
export function withinBytes(rows: readonly OutboxRow[], limit = batchBytes): readonly OutboxRow[] {
  let bytes = 0;
  const tooMany = rows.findIndex(({ value }) => (bytes += Buffer.byteLength(value)) > limit);
  return tooMany === -1 ? rows : rows.slice(0, Math.max(tooMany, 1));
}

/** Marks rows that the brokers have acknowledged. */
export async function markSent(client: PoolClient, rows: readonly OutboxRow[]): Promise<void> {
  await client.query('UPDATE outbox SET sent_at = now() WHERE position = ANY($1::bigint[])', [positionsOf(rows)]);
}

/** Removes what was sent more than so many days ago, at most `limit` rows; until then it can be sent again should a broker lose it. What was not sent stays. */
export async function purgeSentRows(pool: Pick<Pool, 'query'>, keptDays: number, limit: number): Promise<number> {
  const { rowCount } = await pool.query(
    `DELETE FROM outbox WHERE position IN
       (SELECT position FROM outbox WHERE sent_at < now() - make_interval(days => $1) ORDER BY position LIMIT $2)`,
    [keptDays, limit],
  );
  return rowCount ?? 0;
}
