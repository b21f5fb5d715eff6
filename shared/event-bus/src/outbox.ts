import { toMessage, type OutgoingEvent } from '@conect/events';
import type { ClientBase } from 'pg';
import type { EntityManager } from 'typeorm';

/** Rows per statement; an import of a whole register appends in batches of this size. */
const rowsPerStatement = 1_000;

/**
 * Stores events in the caller's transaction, so that an event exists if and
 * only if the change it tells of was committed. The relay sends them to Kafka
 * afterwards, at least once and in order per key.
 */
export async function appendToOutbox(manager: EntityManager, events: readonly OutgoingEvent[]): Promise<void> {
  const [only] = events;
  if (only !== undefined && events.length === 1) return appendOne(manager, only);
  for (let start = 0; start < events.length; start += rowsPerStatement) {
    const rows = events.slice(start, start + rowsPerStatement).map((event) => {
      const { key, headers, value } = toMessage(event);
      return { event_id: event.eventId, topic: event.contract.topic, key, headers, value };
    });
    await manager.query(
      `INSERT INTO outbox (event_id, topic, key, headers, value)
       SELECT event_id, topic, key, headers, value
       FROM ROWS FROM (jsonb_to_recordset($1::jsonb) AS (event_id uuid, topic text, key text, headers jsonb, value text))
       WITH ORDINALITY AS row (event_id, topic, key, headers, value, place) ORDER BY place`,
      [JSON.stringify(rows)],
    );
  }
}

/**
 * Nearly every command says one thing. The statement is prepared once a connection, which spares the server a fifth of its cost;
 * TypeORM has no name for that, so it goes to the connection that its transaction runs on.
 */
async function appendOne(manager: EntityManager, event: OutgoingEvent): Promise<void> {
  const { key, headers, value } = toMessage(event);
  const client = (await connectionOf(manager)) as ClientBase;
  await client.query({
    name: 'outbox-append',
    text: 'INSERT INTO outbox (event_id, topic, key, headers, value) VALUES ($1, $2, $3, $4, $5)',
    values: [event.eventId, event.contract.topic, key, headers, value],
  });
}

function connectionOf({ queryRunner }: EntityManager): Promise<unknown> {
  if (queryRunner?.isTransactionActive !== true) throw new Error('Expected a transaction: an event is stored with the change it tells of, or not at all');
  return queryRunner.connect();
}
