import type { Locale } from '@conect/kernel';
import type { Notification } from '../../notification/domain/notification';
import type { NotificationTopic } from '../../notification/domain/notices';
import type { Recipient } from '../../notification/domain/recipient';
import type { MailFrequency } from '../../preference/domain/preference';
import type { Delivery, DropReason, FailReason } from '../domain/delivery';

/** The mails in the effect ledger: a rebuild of projections keeps them. */
export interface DeliveryLedger {
  /** Whether what happened then may still be written about: neither long ago nor before this service first started. */
  readonly reaches: (happenedAt: Date) => Promise<boolean>;
  /** Answers those that are new; one whose cause and recipient are known, or out of reach, is left out. */
  readonly open: (deliveries: readonly Delivery[], happenedAt: Date) => Promise<readonly Delivery[]>;
  /** Locks it until the transaction ends; null when it has ended or another process has it. */
  readonly take: (id: string) => Promise<Delivery | null>;
  readonly markSent: (id: string) => Promise<void>;
  readonly markDropped: (id: string, reason: DropReason) => Promise<void>;
  readonly markFailed: (id: string, reason: FailReason) => Promise<void>;
}

type DigestFrequency = Extract<MailFrequency, 'DAILY' | 'WEEKLY'>;

/** Notices that wait for a digest. */
export interface DigestStore {
  /** Answers when the digest is due; nothing is asked of none. */
  readonly wait: (notifications: readonly Notification[], frequency: DigestFrequency) => Promise<Date>;
  readonly moveWaiting: (userId: string, topic: NotificationTopic, frequency: MailFrequency) => Promise<void>;
  /** What waited when the period ended last, by person; locked until the transaction ends. */
  readonly findDue: (frequency: DigestFrequency) => Promise<readonly Pick<Delivery, 'cause' | 'recipient' | 'notificationIds'>[]>;
  readonly remove: (notificationIds: readonly string[]) => Promise<void>;
}

/** Whom a message goes to; asked for when it is sent, and kept nowhere. */
export interface Person {
  readonly email: string;
  readonly name: string;
  readonly language: Locale;
  /** Where the mail leads somebody without an account: it holds a secret of the owning service. Null for whoever signs in. */
  readonly link: string | null;
}

/** Asks the service that named a recipient whom it means. */
export interface RecipientDirectory {
  /** Null when there is nobody to write to, any more. */
  readonly find: (recipient: Recipient) => Promise<Person | null>;
}

/** A notice with what was written to the person, when the mail has that too. */
export interface MailedNotice extends Notification {
  readonly letter?: string | null;
}

/** One mail, ready to be sent. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** The same when it is sent again after an answer that got lost. */
  readonly messageId: string;
  /** Null for somebody who has no preferences to change. */
  readonly unsubscribeUrl: string | null;
}

/** What a mail server said: it has the mail now, or will never take it for this address. */
export type MailAnswer = { readonly taken: true } | { readonly taken: false; readonly replyCode: number };

/** Hands mails to a mail server. */
export interface Mailer {
  /** Throws while it cannot be known or may change: the server is away, slow, asks to try later, or does not take mails from us. */
  readonly send: (mail: Mail) => Promise<MailAnswer>;
}
