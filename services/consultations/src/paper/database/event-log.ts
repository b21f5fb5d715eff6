import type { EntityManager } from 'typeorm';
import type { EventLog, LoggedEvent } from '../application/ports';

/** Makes an {@link EventLog}; personal data were never written there. */
export const createEventLog = (manager: EntityManager): EventLog => ({
  findPage: (consultationId, after, limit) =>
    manager.query<LoggedEvent[]>(
      `SELECT id, business_at AS at, recorded_at AS "recordedAt", actor_id AS "actorId", action, subject_type AS "subjectType", subject_id AS "subjectId",
         chain_id AS "chainId", position, encode(hash, 'hex') AS hash, changes
       FROM audit_entry WHERE (subject_id = $1 OR subject_id IN (SELECT c.id FROM contribution c WHERE c.consultation_id = $1)) AND ($2::bigint IS NULL OR id > $2) ORDER BY id LIMIT $3`,
      [consultationId, after, limit],
    ),
});
