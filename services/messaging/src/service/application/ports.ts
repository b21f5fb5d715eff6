import type { CommandRunner } from '@conect/auth';
import type { DeliveryLedger, DigestStore } from '../../mail/application/ports';
import type { MembershipStore } from '../../membership/application/ports';
import type { AudienceStore, NotificationStore, TellingStore } from '../../notification/application/ports';
import type { PreferenceStore } from '../../preference/application/ports';
import type { PushDeviceStore, PushLedger } from '../../push/application/ports';
import type { Push } from '../../push/domain/push';
import type { MessagingEvent } from '../domain/events';
import type { MessagingErrorCode } from '../domain/refusals';

/** What one line of the audit trail says beside who, when and in which request. */
interface AuditLine {
  readonly subjectType: 'Notification' | 'NotificationPreference';
  readonly subjectId: string;
  readonly changes: Readonly<Record<string, { readonly before: unknown; readonly after: unknown }>>;
}

/** What messaging may touch inside one transaction. */
export interface MessagingUnit {
  /** Business time, the same throughout the transaction. */
  readonly now: Date;
  readonly notifications: NotificationStore;
  readonly tellings: TellingStore;
  /** Who is told when it is many. */
  readonly audiences: AudienceStore;
  /** Has what many are to be told told after the commit. */
  readonly scheduleTelling: () => Promise<void>;
  readonly memberships: MembershipStore;
  readonly preferences: PreferenceStore;
  readonly deliveries: DeliveryLedger;
  readonly digests: DigestStore;
  readonly pushDevices: PushDeviceStore;
  readonly pushes: PushLedger;
  /** Has the mails sent after the commit, those of many behind others. */
  readonly scheduleSending: (deliveryIds: readonly string[], options?: { readonly isOfMany: boolean }) => Promise<void>;
  /** What broadcasts say, by their ids. */
  readonly broadcastTexts: (ids: readonly string[]) => Promise<ReadonlyMap<string, string>>;
  /** Has the pushes made after the commit, those of many behind others, and one of a person at a time. */
  readonly schedulePushing: (pushes: readonly Push[], options?: { readonly isOfMany: boolean }) => Promise<void>;
  /** Has the digests collected at this business instant; one job for all who wait for it. */
  readonly scheduleDigests: (at: Date) => Promise<void>;
  /** Puts the event in the outbox of this transaction. */
  readonly publish: (event: MessagingEvent) => Promise<void>;
  readonly audit: (line: AuditLine) => Promise<void>;
}

/** Runs a command of messaging in one transaction. */
export type InTransaction = CommandRunner<MessagingUnit, MessagingErrorCode>;
