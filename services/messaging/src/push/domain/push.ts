/** One push to one device about one notice. One row of the effect ledger. */
export interface Push {
  readonly id: string;
  /** With the device it is unique. */
  readonly cause: string;
  readonly deviceId: string;
  readonly userId: string;
  readonly notificationId: string;
}

/** Why a push that was planned was no longer called for. */
export type PushDropReason = 'UNSUBSCRIBED' | 'NO_DEVICE' | 'SESSION_ENDED' | 'DEVICE_GONE' | 'NO_NOTICE';

/** Why a push can never be made: the push service refused it for good (with its status), its address is not to be called, or every try failed. */
export type PushFailReason = `REFUSED_${number}` | 'NOT_PUBLIC' | 'GAVE_UP';

/** What a push service made of a message. */
export type PushAnswer = 'TAKEN' | 'DEVICE_GONE' | PushFailReason;

/** Statuses that pass: the service is busy or broken. */
const passing: ReadonlySet<number> = new Set([408, 425, 429]);

/** What a status of a push service means (RFC 8030 5); null: it is to be tried again. */
export function answerOf(status: number): PushAnswer | null {
  if (status >= 200 && status < 300) return 'TAKEN';
  if (status === 404 || status === 410) return 'DEVICE_GONE';
  return status >= 500 || status < 400 || passing.has(status) ? null : `REFUSED_${status}`;
}
