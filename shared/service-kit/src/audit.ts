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

/** Writes audit entries in the caller's transaction. The app role can insert and read them, nothing else. */
export async function appendAudit(manager: EntityManager, entry: AuditEntry): Promise<void> {
  await manager.query(
    `INSERT INTO audit_entry (business_at, actor_id, action, subject_type, subject_id, request_id, changes)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [entry.at, entry.actorId, entry.action, entry.subjectType, entry.subjectId, entry.requestId, entry.changes],
  );
}
