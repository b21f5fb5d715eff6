import type { NotificationTopic } from '../../notification/domain/notices';
import type { Recipient } from '../../notification/domain/recipient';

/** One mail to one person: about one notice, or a digest of several. One line of the ledger of what left this system. */
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

/** Why a mail that was planned was not sent. */
export type DropReason = 'UNSUBSCRIBED' | 'NO_RECIPIENT';

/** How far back mails reach. */
export interface Reach {
  /** When this service first stood ready to write: what happened before was told by other means, or not at all. */
  readonly firstStart: Date;
  readonly maximumAgeDays: number;
  /** Real time. */
  readonly now: Date;
}

const dayMillis = 86_400_000;

/** Whether something that happened then may still be written about, so that neither a replay nor a late first start writes to anybody. */
export const isWithinReach = (happenedAt: Date, { firstStart, maximumAgeDays, now }: Reach): boolean =>
  happenedAt >= firstStart && now.getTime() - happenedAt.getTime() < maximumAgeDays * dayMillis;
