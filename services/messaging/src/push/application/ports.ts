import type { CommandRunner } from '@conect/auth';
import type { MessagingErrorCode } from '../../service/domain/refusals';
import type { PushDevice, PushSubscription } from '../domain/push-device';
import type { Push, PushAnswer, PushDropReason, PushFailReason } from '../domain/push';

/** The devices of one transaction. */
export interface PushDeviceStore {
  readonly find: (id: string) => Promise<PushDevice | null>;
  /** Of however many people, the last registered first. */
  readonly findOf: (userIds: readonly string[]) => Promise<readonly PushDevice[]>;
  /** Takes the place of what the session or the endpoint had, and of the person's oldest when he has too many. */
  readonly put: (device: PushDevice, maximum: number) => Promise<void>;
  readonly remove: (id: string) => Promise<void>;
  readonly removeOfSession: (sessionId: string) => Promise<void>;
}

/** The pushes in the effect ledger: a rebuild of projections keeps them. */
export interface PushLedger {
  /** Whether what happened then may still be told of: neither long ago nor before this service first started. */
  readonly reaches: (happenedAt: Date) => Promise<boolean>;
  /** Answers those that are new; one whose cause and device are known, or out of reach, is left out. */
  readonly open: (pushes: readonly Push[], happenedAt: Date) => Promise<readonly Push[]>;
  /** Locks it until the transaction ends; null when it has ended or another process is making it. */
  readonly take: (id: string) => Promise<Push | null>;
  readonly markMade: (id: string) => Promise<void>;
  readonly markDropped: (id: string, reason: PushDropReason) => Promise<void>;
  readonly markFailed: (id: string, reason: PushFailReason) => Promise<void>;
}

/** What a message to a device is made of and where it goes. */
interface PushMessage {
  readonly to: PushSubscription;
  /** In plain text; only the device can read what is sent. */
  readonly text: string;
  /** The same when it is sent again: the push service keeps one of a device's. */
  readonly id: string;
}

/** Hands messages to push services. */
export interface PushSender {
  /** For an answer at once to who registers: whether such a message could be made and may be sent there. */
  readonly flawOf: (subscription: PushSubscription) => Promise<'ENDPOINT' | 'KEY' | null>;
  /** Throws while it may change: the push service is away, slow or busy. */
  readonly send: (message: PushMessage) => Promise<PushAnswer>;
}

/** One line of the audit trail about a device. */
interface PushAudit {
  readonly subjectType: 'push_device';
  readonly subjectId: string;
  readonly changes: Readonly<Record<string, { readonly before: unknown; readonly after: unknown }>>;
}

/** What the commands on devices may touch inside one transaction. */
interface PushUnit {
  readonly now: Date;
  readonly devices: PushDeviceStore;
  readonly audit: (line: PushAudit) => Promise<void>;
}

/** What an accepted command on a device answers; the same on a replay. */
export interface PushDeviceIds {
  readonly deviceId: string;
}

/** Runs a command's work in one transaction that commits when it is accepted. */
export type InPushTransaction = CommandRunner<PushUnit, MessagingErrorCode>;
