import type { Webhook, WebhookEvent, WebhookEventType, WebhookStatus } from './webhook';

/** Who walks an edge: who manages the webhook for its owner, or how its receiver answers. */
type WebhookActor = 'OWNER' | 'RECEIVER';

/** What walks an edge that no mutation walks: the job that sends, when the receiver is gone or nothing has arrived for days. */
export const failing = 'deliver-webhook';

/** One edge of a webhook's life; NONE is what is not there yet. */
export interface WebhookEdge {
  readonly from: WebhookStatus | 'NONE';
  readonly to: WebhookStatus;
  /** The mutation that walks it, or {@link failing}. */
  readonly by: string;
  readonly actor: WebhookActor;
  /** What the others are told. */
  readonly event: WebhookEventType;
}

type Walk = readonly [actor: WebhookActor, event: WebhookEventType];

const edge = (from: WebhookEdge['from'], to: WebhookStatus, by: string, [actor, event]: Walk): WebhookEdge => ({ from, to, by, actor, event });

/** It is there in these. */
const keptStatuses = ['ACTIVE', 'PAUSED', 'DISABLED'] as const;

/** Every edge of a webhook's life; what is not here is refused with INVALID_STATE. */
export const webhookLifecycle: readonly WebhookEdge[] = [
  edge('NONE', 'ACTIVE', 'createWebhook', ['OWNER', 'WebhookCreated']),
  ...keptStatuses.map((status) => edge(status, status, 'updateWebhook', ['OWNER', 'WebhookUpdated'])),
  ...keptStatuses.map((status) => edge(status, status, 'rotateWebhookSecret', ['OWNER', 'WebhookSecretRotated'])),
  edge('ACTIVE', 'PAUSED', 'pauseWebhook', ['OWNER', 'WebhookPaused']),
  edge('PAUSED', 'ACTIVE', 'resumeWebhook', ['OWNER', 'WebhookResumed']),
  edge('DISABLED', 'ACTIVE', 'resumeWebhook', ['OWNER', 'WebhookResumed']),
  edge('ACTIVE', 'DISABLED', failing, ['RECEIVER', 'WebhookDisabled']),
  ...keptStatuses.map((status) => edge(status, 'DELETED', 'deleteWebhook', ['OWNER', 'WebhookDeleted'])),
];

/** What is asked of a webhook without moving it, in every state in which it is there. */
const askings: readonly string[] = ['sendTestEvent', 'redeliverWebhookDelivery'];

/** The states in which the owner can do something. */
export const statesFor = (by: string): readonly WebhookStatus[] =>
  askings.includes(by) ? keptStatuses : webhookLifecycle.flatMap((candidate) => (candidate.by === by && candidate.actor === 'OWNER' && candidate.from !== 'NONE' ? [candidate.from] : []));

/** A webhook begins. */
export const begin = (made: Pick<Webhook, 'id' | 'ownerKind' | 'ownerId' | 'url' | 'eventTypes' | 'description'>, now: Date): WebhookEvent => ({
  type: 'WebhookCreated',
  webhook: { ...made, version: 1, status: 'ACTIVE', statusSince: now, createdAt: now, failingSince: null, formerSecretUntil: null },
});

/** How a webhook moves on. */
interface Move {
  /** The mutation, or {@link failing}. */
  readonly by: string;
  readonly changes?: Partial<Pick<Webhook, 'url' | 'eventTypes' | 'description' | 'formerSecretUntil' | 'failingSince'>>;
}

/** Moves a webhook along its edge; that there is one was asked before. */
export function move(before: Webhook, { by, changes = {} }: Move, now: Date): WebhookEvent {
  const found = webhookLifecycle.find((candidate) => candidate.from === before.status && candidate.by === by);
  if (found === undefined) throw new Error(`Expected an edge from ${before.status} by ${by}`);
  const { to, event } = found;
  return { type: event, webhook: { ...before, ...changes, version: before.version + 1, status: to, statusSince: to === before.status ? before.statusSince : now } };
}
