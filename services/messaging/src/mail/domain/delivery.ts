import type { NotificationTopic } from '../../notification/domain/notices';
import type { Recipient } from '../../notification/domain/recipient';

/** One mail to one person: about one notice, or a digest of several. One row of the effect ledger. */
export interface Delivery {
  /** Names the mail for good: it is in its Message-ID. */
  readonly id: string;
  /** With the recipient it is unique: the event, or the period of a digest. */
  readonly cause: string;
  readonly recipient: Recipient;
  readonly kind: 'NOTICE' | 'DIGEST';
  /** Null for a digest. */
  readonly topic: NotificationTopic | null;
  readonly notificationIds: readonly string[];
}

/** Why a mail that was planned was no longer called for. */
export type DropReason = 'UNSUBSCRIBED' | 'NO_RECIPIENT';

/** Why a mail can never be sent: the mail server refused its address for good (with SMTP's reply code), or every try failed. */
export type FailReason = `REFUSED_${number}` | 'GAVE_UP';
