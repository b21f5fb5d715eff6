import type { AuditEntriesReader } from '@conect/service-kit';

/** What the audit trail gives to resolvers. */
export interface AuditContext {
  readonly auditEntries: AuditEntriesReader;
}
