/** Why something is sent: an event happened, somebody tries the webhook, or asks to have something sent again. */
type DeliveryOccasion = 'EVENT' | 'TEST' | 'REDELIVERY';

/** Where a delivery stands; the ledger says MADE of what is DELIVERED. */
type DeliveryState = 'DUE' | 'DELIVERED' | 'DROPPED' | 'FAILED';

/** Why a try got no answer. That an address is not public and that a name is unknown is one answer: nobody learns from it which names we know. */
type DeliveryFailure = 'ADDRESS_REFUSED' | 'TIMED_OUT' | 'NOT_REACHED';

/** Why a delivery ended without arriving. */
export type DeliveryEnd = 'NOT_ACTIVE' | 'GONE' | 'GAVE_UP' | 'FAULT';

/** One thing sent to one webhook, however many tries it takes. */
export interface WebhookDelivery {
  readonly id: string;
  readonly webhookId: string;
  /** What `webhook-id` says: the same at each try, and when it is sent again, so that a receiver knows a repetition. */
  readonly messageId: string;
  readonly eventId: string;
  /** The CloudEvents type. */
  readonly eventType: string;
  readonly occasion: DeliveryOccasion;
  /** What is sent, to the byte: it is signed. */
  readonly body: string;
  readonly state: DeliveryState;
  readonly reason: DeliveryEnd | null;
  readonly attemptCount: number;
  /** The HTTP status of the last answer; null when the last try got none. */
  readonly lastStatus: number | null;
  readonly lastFailure: DeliveryFailure | null;
  readonly lastAttemptAt: Date | null;
  /** Null once it has ended. */
  readonly nextAttemptAt: Date | null;
  readonly createdAt: Date;
}

const [second, minute, hour] = [1_000, 60_000, 3_600_000];

/** After each try that failed, how long until the next one: nine tries within a day. */
export const retryAfterMillis: readonly number[] = [5 * second, 5 * minute, 30 * minute, 2 * hour, 4 * hour, 5 * hour, 6 * hour, 6 * hour];

/** What came of a try. */
export type Attempt = { readonly status: number } | { readonly failure: DeliveryFailure };

/** A new delivery, to be tried at once. */
export const planned = (facts: Pick<WebhookDelivery, 'id' | 'webhookId' | 'messageId' | 'eventId' | 'eventType' | 'occasion' | 'body'>, now: Date): WebhookDelivery => ({
  ...facts,
  ...{ state: 'DUE', reason: null, attemptCount: 0, lastStatus: null, lastFailure: null, lastAttemptAt: null, nextAttemptAt: now, createdAt: now },
});

/** A delivery that ends without arriving. */
export const ended = (delivery: WebhookDelivery, state: 'DROPPED' | 'FAILED', reason: DeliveryEnd): WebhookDelivery => ({ ...delivery, state, reason, nextAttemptAt: null });

/** Whether the receiver says that there is nothing any more, and never will be. */
export const isGone = (attempt: Attempt): boolean => 'status' in attempt && attempt.status === 410;

/** Whether it arrived: any 2xx. A redirect is none. */
export const hasArrived = (attempt: Attempt): boolean => 'status' in attempt && attempt.status >= 200 && attempt.status < 300;

/** What a delivery is after a try. */
export function afterAttempt(before: WebhookDelivery, attempt: Attempt, now: Date): WebhookDelivery {
  const [lastStatus, lastFailure] = 'status' in attempt ? [attempt.status, null] : [null, attempt.failure];
  const tried: WebhookDelivery = { ...before, attemptCount: before.attemptCount + 1, lastStatus, lastFailure, lastAttemptAt: now };
  if (hasArrived(attempt)) return { ...tried, state: 'DELIVERED', nextAttemptAt: null };
  if (isGone(attempt)) return ended(tried, 'FAILED', 'GONE');
  const pause = retryAfterMillis[before.attemptCount];
  return pause === undefined ? ended(tried, 'FAILED', 'GAVE_UP') : { ...tried, nextAttemptAt: new Date(now.getTime() + pause) };
}
