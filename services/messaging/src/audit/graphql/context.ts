import type { AuditEntriesReader } from '@conect/service-kit';

/** What the audit trail gives to resolvers. */
export interface AuditContext {
  readonly auditEntries: AuditEntriesReader;
  /** Whether a user administers CONECT for SGG, as identity last said. */
  readonly isSggAdmin: (userId: string) => Promise<boolean>;
}
