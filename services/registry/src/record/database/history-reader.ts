import { auditChangesAsText, countAsked, type StoredChanges } from '@conect/service-kit';
import type { EntityManager } from 'typeorm';
import { publicStatuses } from '../../organization/domain/organization';
import type { AskedHistory, HistoryReader, SeenHistory } from '../application/ports';
import type { RecordedEntry } from '../domain/history';

interface FoundEntry extends Omit<RecordedEntry, 'actor' | 'changes'> {
  readonly place: number;
  readonly actorId: string | null;
  readonly changes: StoredChanges;
}

/** Reads histories out of the audit trail, by the chains of organizations. */
export const createHistoryReader = (manager: EntityManager): HistoryReader => ({
  findPages: async (asked) => {
    const rows = await manager.query<FoundEntry[]>(selectPages, [JSON.stringify(asked.map(askedRow)), [...publicStatuses]]);
    const byPlace = Map.groupBy(rows, ({ place }) => place);
    return asked.map((_, place) => (byPlace.get(place) ?? []).map(entryOf));
  },
  countEntries: (seen) => countAsked(manager, countEntries, seen.map(seenOf), [...publicStatuses]),
});

const seenOf = ({ organizationId, sight }: SeenHistory) => ({
  organizationId,
  subjectTypes: sight.subjectTypes,
  publicFields: sight.publicFields,
});

const askedRow = (asked: AskedHistory, place: number) => {
  const { size, direction, position } = asked.request;
  return { ...seenOf(asked), place, rows: size + 1, forward: direction === 'FORWARD', position: position?.[0] ?? null };
};

const entryOf = ({ id, position, at, action, actorId, changes }: FoundEntry): RecordedEntry => ({
  id, position, at, action, actor: actorId === null ? null : { id: actorId }, changes: auditChangesAsText(changes),
});

const askedColumns = 'place integer, "organizationId" uuid, "subjectTypes" text[], "publicFields" text[], rows integer, forward boolean, position integer';

// The public's history begins with the entry that made the organization public.
const isSeen = `entry.chain_id = asked."organizationId" AND entry.subject_type = ANY(asked."subjectTypes")
  AND (asked."publicFields" IS NULL OR (entry.changes ?| asked."publicFields" AND entry.position >= (
    SELECT min(publishing.position) FROM audit_entry publishing
    WHERE publishing.chain_id = asked."organizationId" AND publishing.subject_type = 'organization'
      AND publishing.changes -> 'status' ->> 'after' = ANY($2::text[]))))`;

const selectPages = `
  SELECT asked.place, page.*
  FROM jsonb_to_recordset($1::jsonb) AS asked (${askedColumns})
  CROSS JOIN LATERAL (
    SELECT entry.id, entry.position, entry.business_at AS at, entry.action, entry.actor_id AS "actorId", entry.changes
    FROM audit_entry entry
    WHERE ${isSeen} AND (asked.position IS NULL OR CASE WHEN asked.forward THEN entry.position < asked.position ELSE entry.position > asked.position END)
    ORDER BY CASE WHEN asked.forward THEN -entry.position ELSE entry.position END LIMIT asked.rows
  ) page
  ORDER BY asked.place, page.position DESC`;

const countEntries = `
  SELECT asked.place, count(*)::int AS count
  FROM jsonb_to_recordset($1::jsonb) AS asked (${askedColumns}) JOIN audit_entry entry ON ${isSeen}
  GROUP BY asked.place`;
