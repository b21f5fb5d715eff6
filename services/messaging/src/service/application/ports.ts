import type { CommandRunner } from '@conect/auth';
import type { MembershipStore } from '../../membership/application/ports';
import type { NotificationStore } from '../../notification/application/ports';
import type { MessagingErrorCode } from '../domain/refusals';

/** What one line of the audit trail says beside who, when and in which request. */
interface AuditLine {
  readonly subjectType: 'Notification';
  readonly subjectId: string;
  readonly changes: Readonly<Record<string, { readonly before: unknown; readonly after: unknown }>>;
}

/** What messaging may touch inside one transaction. */
export interface MessagingUnit {
  /** Business time, the same throughout the transaction. */
  readonly now: Date;
  readonly notifications: NotificationStore;
  readonly memberships: Pick<MembershipStore, 'findUserIdsByRole'>;
  readonly audit: (line: AuditLine) => Promise<void>;
}

/** Runs a command of messaging in one transaction. */
export type InTransaction = CommandRunner<MessagingUnit, MessagingErrorCode>;
