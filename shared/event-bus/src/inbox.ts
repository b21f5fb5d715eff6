import type { IncomingEvent } from '@conect/events';
import type { EntityManager } from 'typeorm';

/**
 * How long a handler's transaction may stand still: a process that was paused in its midst would otherwise hold the event's row, and
 * whoever has its partition by then would wait for it. Below the statement timeout of who waits, so that waiting is no failure.
 */
const standstillMillis = 10_000;

/** An event, and the type by which a rebuild forgets it. */
interface InboxEntry {
  readonly event: IncomingEvent;
  readonly type: string;
  /** Where its message stands, so that the row can go one day. */
  readonly offset: string;
}

/** The partition that is read, by which generation of the group. */
interface Reader {
  readonly topic: string;
  readonly partition: number;
  readonly generation: number;
}

/**
 * Records events in the caller's transaction; answers the ids of those that this service has not handled before, none if it reads in a
 * newer generation. A concurrent delivery waits here; the order of the rows is that of the partition, so that two never wait for each other.
 */
export async function recordInInbox(manager: EntityManager, entries: readonly InboxEntry[], { topic, partition, generation }: Reader): Promise<Set<string>> {
  if (entries.length === 0) return new Set();
  const rows = entries.map(({ event, type, offset }) => ({ event_id: event.id, type, subject: event.subject, aggregate_version: event.aggregateVersion, record_offset: offset }));
  const inserted = await manager.query<{ event_id: string }[]>(
    `WITH bound AS (SELECT set_config('idle_in_transaction_session_timeout', '${standstillMillis}', true))
     INSERT INTO inbox (event_id, type, subject, aggregate_version, topic, topic_partition, record_offset)
     SELECT event_id, type, subject, aggregate_version, $3, $4, record_offset
     FROM bound, consumer_generation, ROWS FROM (jsonb_to_recordset($1::jsonb) AS (event_id uuid, type text, subject text, aggregate_version bigint, record_offset bigint))
       WITH ORDINALITY AS row (event_id, type, subject, aggregate_version, record_offset, place)
     WHERE generation = $2 ORDER BY place
     ON CONFLICT (event_id) DO NOTHING RETURNING event_id`,
    [JSON.stringify(rows), generation, topic, partition],
  );
  return new Set(inserted.map(({ event_id: id }) => id));
}
