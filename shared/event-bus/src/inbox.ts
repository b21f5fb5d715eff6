import type { IncomingEvent } from '@conect/events';
import type { EntityManager } from 'typeorm';

/**
 * How long a handler's transaction may stand still: a process that was paused in its midst would otherwise hold the event's row, and
 * whoever has its partition by then would wait for it. Below the statement timeout of who waits, so that waiting is no failure.
 */
const standstillMillis = 10_000;

/** Records the event in the caller's transaction; false when this service has handled it before, or reads in a newer generation. A concurrent delivery waits here. */
export async function recordInInbox(manager: EntityManager, event: IncomingEvent, { type, generation }: { readonly type: string; readonly generation: number }): Promise<boolean> {
  const inserted = await manager.query<unknown[]>(
    `WITH bound AS (SELECT set_config('idle_in_transaction_session_timeout', '${standstillMillis}', true))
     INSERT INTO inbox (event_id, type, subject, aggregate_version) SELECT $1::uuid, $2, $3, $4::bigint FROM bound, consumer_generation WHERE generation = $5
     ON CONFLICT (event_id) DO NOTHING RETURNING 1`,
    [event.id, type, event.subject, event.aggregateVersion, generation],
  );
  return inserted.length > 0;
}
