import type { ClientBase } from 'pg';

/** A version of an aggregate that a service should have seen and did not. */
export interface MissingEvent {
  readonly topic: string;
  /** The aggregate's id, the message's key. */
  readonly subject: string;
  readonly version: number;
  readonly foundAt: Date;
}

/** What a service misses, by its own database; a version that comes late after all is no longer among them. */
export async function listMissingEvents(client: ClientBase): Promise<readonly MissingEvent[]> {
  const { rows } = await client.query<MissingEvent>(
    'SELECT topic, subject, version::float8 AS version, found_at AS "foundAt" FROM event_gap ORDER BY found_at, topic, subject, version',
  );
  return rows;
}

/**
 * In the publisher's database: its relay sends every event of the aggregate again that the outbox still has, in order.
 * Who had them knows them by their ids. Answers how many go.
 */
export async function sendEventsAgain(client: ClientBase, topic: string, subject: string): Promise<number> {
  const { rowCount } = await client.query('UPDATE outbox SET sent_at = NULL WHERE topic = $1 AND key = $2', [topic, subject]);
  return rowCount ?? 0;
}
