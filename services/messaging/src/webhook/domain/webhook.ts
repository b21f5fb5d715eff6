/** Where a webhook stands; see the lifecycle. */
export type WebhookStatus = 'ACTIVE' | 'PAUSED' | 'DISABLED' | 'DELETED';

/** Whose it is: other systems belong to somebody who answers for them. */
export interface WebhookOwner {
  readonly ownerKind: 'ORGANIZATION' | 'INSTITUTION';
  readonly ownerId: string;
}

/** What its owner chooses of a webhook. */
export interface WebhookChoices {
  /** Where events are sent; a secret may be written in it. */
  readonly url: string;
  /** CloudEvents types, each of them public. */
  readonly eventTypes: readonly string[];
  readonly description: string | null;
}

/** An address of another system that is told of public events. */
export interface Webhook extends WebhookOwner, WebhookChoices {
  readonly id: string;
  /** One up with each edge that it walks. */
  readonly version: number;
  readonly status: WebhookStatus;
  readonly statusSince: Date;
  readonly createdAt: Date;
  /** Since when nothing arrives there; null when the last thing did. */
  readonly failingSince: Date | null;
  /** Until when what is sent is also signed with the secret before, in real time; null when there is but one. */
  readonly formerSecretUntil: Date | null;
}

/** Every event of a webhook. */
export type WebhookEventType = 'WebhookCreated' | 'WebhookUpdated' | 'WebhookSecretRotated' | 'WebhookPaused' | 'WebhookResumed' | 'WebhookDisabled' | 'WebhookDeleted';

/** What happened to a webhook, and what it is afterwards. */
export interface WebhookEvent {
  readonly type: WebhookEventType;
  readonly webhook: Webhook;
}

/** A secret may stand in an address, and anything in a description: the audit trail has neither. */
export const hiddenFields: ReadonlySet<string> = new Set(['url', 'description']);

/** So many webhooks an organization or an institution has at most. */
export const maximumWebhooks = 10;

/** So many deliveries that people asked for wait at most, of one webhook. */
export const maximumAsked = 20;

/** For so long the former secret still signs: the receiver has the time to change over. */
export const secretOverlapMillis = 24 * 3_600_000;
