import type { IncomingEvent } from '@conect/events';
import type { EntityManager } from 'typeorm';

/** Records the event in the caller's transaction; false when this service has handled it before. A concurrent delivery waits here. */
export async function recordInInbox(manager: EntityManager, event: IncomingEvent, type: string): Promise<boolean> {
  const inserted = await manager.query<unknown[]>(
    `INSERT INTO inbox (event_id, type, subject, aggregate_version) VALUES ($1, $2, $3, $4)
     ON CONFLICT (event_id) DO NOTHING RETURNING 1`,
    [event.id, type, event.subject, event.aggregateVersion],
  );
  return inserted.length > 0;
}
