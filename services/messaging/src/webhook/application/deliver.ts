import { systemCall } from '@conect/auth';
import { accept, unrefused, type Clock, type NewId } from '@conect/kernel';
import { afterAttempt, ended, hasArrived, isGone, type Attempt, type WebhookDelivery } from '../domain/delivery';
import { failing, move } from '../domain/lifecycle';
import type { Webhook } from '../domain/webhook';
import type { InWebhookTransaction, ReceiverAnswer, WebhookUnit } from './ports';
import { saveWebhook } from './save-webhook';

interface Dependencies {
  readonly inTransaction: InWebhookTransaction;
  readonly newId: NewId;
  /** Real time, which a signature says. */
  readonly clock: Clock;
  /** The headers by which a receiver knows who sent it. */
  readonly signedHeaders: (signed: { readonly id: string; readonly at: Date; readonly body: string }, secrets: readonly string[]) => Readonly<Record<string, string>>;
  readonly post: (url: string, message: { readonly headers: Readonly<Record<string, string>>; readonly body: string }) => Promise<ReceiverAnswer>;
  /** A webhook is disabled when nothing has arrived for so long. */
  readonly disableAfterDays: number;
}

/** What became of a try. */
type TryOutcome = 'DELIVERED' | 'TRY_FAILED' | 'FAILED' | 'DROPPED' | 'NOT_DUE';

/** Makes one try of a delivery, or ends it when every try of the job itself failed. */
export interface Deliver {
  readonly attempt: (deliveryId: string) => Promise<TryOutcome>;
  readonly giveUp: (deliveryId: string) => Promise<void>;
}

interface Ready {
  readonly delivery: WebhookDelivery;
  readonly url: string;
  readonly secrets: readonly string[];
}

/**
 * Makes what sends deliveries. No transaction is open while a receiver takes its time: one reads what is to be sent, another one writes what came of it. A process
 * killed in between sends it again under the same `webhook-id`, by which a receiver knows it: HTTP cannot do better.
 */
export function createDeliver(dependencies: Dependencies): Deliver {
  const { inTransaction, newId, clock, signedHeaders, post, disableAfterDays } = dependencies;
  const inJob = async <Value>(work: (unit: WebhookUnit) => Promise<Value>): Promise<Value> =>
    (await unrefused(inTransaction(systemCall(failing, newId), async (unit) => accept({ value: await work(unit) })))).value;
  return {
    async attempt(deliveryId) {
      const ready = await inJob((unit) => makeReady(unit, deliveryId));
      if (typeof ready === 'string') return ready;
      const { delivery, url, secrets } = ready;
      const { messageId: id, body } = delivery;
      const headers = { 'content-type': 'application/cloudevents+json; charset=utf-8', 'user-agent': 'CONECT-Webhooks', ...signedHeaders({ id, at: clock.now(), body }, secrets) };
      const attempt = attemptOf(await post(url, { headers, body }));
      return inJob((unit) => settle(unit, delivery, { attempt, disableAfterDays }));
    },
    giveUp: (deliveryId) =>
      inJob(async ({ deliveries }) => {
        const delivery = await deliveries.take(deliveryId);
        if (delivery !== null) await deliveries.save(ended(delivery, 'FAILED', 'FAULT'));
      }),
  };
}

/** What is to be sent now, and where; a job that comes too early has it done at its time. */
async function makeReady({ webhooks, deliveries, secrets, now }: WebhookUnit, deliveryId: string): Promise<Ready | 'DROPPED' | 'NOT_DUE'> {
  const delivery = await deliveries.take(deliveryId);
  if (delivery === null) return 'NOT_DUE';
  const webhook = await webhooks.findById(delivery.webhookId);
  if (webhook === null || !isWanted(delivery, webhook)) {
    await deliveries.save(ended(delivery, 'DROPPED', 'NOT_ACTIVE'));
    return 'DROPPED';
  }
  if (delivery.nextAttemptAt !== null && delivery.nextAttemptAt > now) {
    await deliveries.save(delivery);
    return 'NOT_DUE';
  }
  return { delivery, url: webhook.url, secrets: await secrets.validOf(webhook.id) };
}

/** What somebody asked for is sent whenever the webhook is there, to try it before it is resumed. */
const isWanted = ({ occasion }: WebhookDelivery, { status }: Webhook): boolean => (occasion === 'EVENT' ? status === 'ACTIVE' : status !== 'DELETED');

function attemptOf(answer: ReceiverAnswer): Attempt {
  if (answer.answered) return { status: answer.status };
  return { failure: answer.reason === 'TIMED_OUT' || answer.reason === 'NOT_REACHED' ? answer.reason : 'ADDRESS_REFUSED' };
}

interface Tried {
  readonly attempt: Attempt;
  readonly disableAfterDays: number;
}

/** Writes what came of a try, unless another process has; the webhook is locked first, as everywhere. */
async function settle(unit: WebhookUnit, { id, webhookId, attemptCount }: WebhookDelivery, { attempt, disableAfterDays }: Tried): Promise<TryOutcome> {
  const webhook = await unit.webhooks.findByIdForUpdate(webhookId);
  const delivery = await unit.deliveries.take(id);
  if (webhook === null || delivery === null || delivery.attemptCount !== attemptCount) return 'NOT_DUE';
  const after = afterAttempt(delivery, attempt, unit.now);
  await unit.deliveries.save(after);
  await noteHealth(unit, webhook, { attempt, disableAfterDays });
  return after.state === 'DUE' ? 'TRY_FAILED' : after.state;
}

/** Since when nothing arrives; after some days of that, or when the receiver says that it is gone, nothing more is sent, and the owner is told. */
async function noteHealth(unit: WebhookUnit, webhook: Webhook, { attempt, disableAfterDays }: Tried): Promise<void> {
  const failingSince = hasArrived(attempt) ? null : (webhook.failingSince ?? unit.now);
  const isOver = isGone(attempt) || (failingSince !== null && unit.now.getTime() - failingSince.getTime() >= disableAfterDays * 86_400_000);
  if (webhook.status === 'ACTIVE' && isOver) return saveWebhook(unit, webhook, move(webhook, { by: failing, changes: { failingSince } }, unit.now));
  if (failingSince?.getTime() !== webhook.failingSince?.getTime()) await unit.webhooks.save({ ...webhook, failingSince });
}
