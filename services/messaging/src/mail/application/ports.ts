import type { Locale } from '@conect/kernel';
import type { Notification } from '../../notification/domain/notification';
import type { NotificationTopic } from '../../notification/domain/notices';
import type { Recipient } from '../../notification/domain/recipient';
import type { MailFrequency } from '../../preference/domain/preference';
import type { Delivery, DropReason } from '../domain/delivery';

/** The ledger of mails: a rebuild of projections keeps it. */
export interface DeliveryLedger {
  /** When this service first stood ready to write. */
  readonly firstStart: () => Promise<Date>;
  /** False when the ledger has this cause and recipient already. */
  readonly open: (delivery: Delivery, at: Date) => Promise<boolean>;
  /** Locks it until the transaction ends; null when it was settled or another process is sending it. */
  readonly takePending: (id: string) => Promise<Delivery | null>;
  /** Those whose process died while it sent them, so that nobody does; at most 100. */
  readonly findStranded: () => Promise<readonly string[]>;
  readonly markSent: (id: string, at: Date) => Promise<void>;
  readonly markDropped: (id: string, reason: DropReason, at: Date) => Promise<void>;
}

type DigestFrequency = Extract<MailFrequency, 'DAILY' | 'WEEKLY'>;

/** Notices that wait for a digest. */
export interface DigestStore {
  /** Answers when the digest is due. */
  readonly wait: (notification: Notification, frequency: DigestFrequency) => Promise<Date>;
  readonly moveWaiting: (userId: string, topic: NotificationTopic, frequency: MailFrequency) => Promise<void>;
  /** Opens one delivery per person for the last period that ended, with what waited then; answers their ids. Once per person and period. */
  readonly collect: (frequency: DigestFrequency) => Promise<readonly string[]>;
}

/** Whom a message goes to; asked for when it is sent, and kept nowhere. */
export interface Person {
  readonly email: string;
  readonly name: string;
  readonly language: Locale;
}

/** Asks the service that named a recipient whom it means. */
export interface RecipientDirectory {
  /** Null when there is nobody to write to, any more. */
  readonly find: (recipient: Recipient) => Promise<Person | null>;
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

/** Hands mails to a mail server. */
export interface Mailer {
  /** Resolves when the server has taken the mail. */
  readonly send: (mail: Mail) => Promise<void>;
}
