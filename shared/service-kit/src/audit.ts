import type { EntityManager } from 'typeorm';

/** One line of the audit trail: who changed what, when, from what to what. */
export interface AuditEntry {
  /** The business time of the change. */
  readonly at: Date;
  /** The acting user, or null for the system. */
  readonly actorId: string | null;
  /** The operation, e.g. `approveOrganization`. */
  readonly action: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly requestId: string | null;
  /** Per field the value before and after; never a credential. */
  readonly changes: Readonly<Record<string, { readonly before: unknown; readonly after: unknown }>>;
}

/** Writes audit entries in the caller's transaction, in one statement. The app role can insert and read them, nothing else. */
export async function appendAudit(manager: EntityManager, ...entries: readonly AuditEntry[]): Promise<void> {
  if (entries.length === 0) return;
  await manager.query(
    `INSERT INTO audit_entry (business_at, actor_id, action, subject_type, subject_id, request_id, changes)
     SELECT at, "actorId", action, "subjectType", "subjectId", "requestId", changes
     FROM ROWS FROM (jsonb_to_recordset($1::jsonb) AS (at timestamptz, "actorId" uuid, action text, "subjectType" text, "subjectId" uuid,
       "requestId" text, changes jsonb)) WITH ORDINALITY AS entry (at, "actorId", action, "subjectType", "subjectId", "requestId", changes, place)
     ORDER BY place`,
    [JSON.stringify(entries)],
  );
}
