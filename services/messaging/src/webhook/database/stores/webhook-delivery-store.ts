import type { Effect, EffectLedger } from '@conect/event-bus';
import { scheduleJobs } from '@conect/service-kit';
import { Not, type EntityManager } from 'typeorm';
import type { WebhookUnit } from '../../application/ports';
import type { WebhookDelivery } from '../../domain/delivery';
import { failing } from '../../domain/lifecycle';
import { webhookDeliveryTable } from '../tables/webhook-delivery.table';

/** The deliveries of one transaction: each a row of the effect ledger, whose unique key is what makes one be planned once, and one that tells of its tries. */
export function createWebhookDeliveryStore(manager: EntityManager, effects: EffectLedger): WebhookUnit['deliveries'] {
  const rows = manager.getRepository(webhookDeliveryTable);
  // The deliveries of a webhook are sent one after the other: a receiver that is slow holds up its own alone.
  const schedule = (deliveries: readonly WebhookDelivery[]): Promise<void> => scheduleJobs(manager, failing, deliveries.map(toJob));
  return {
    findById: (id) => rows.findOneBy({ id }),
    async plan(happenedAt, deliveries) {
      const recorded = new Set((await effects.record(manager, happenedAt, deliveries.map(toEffect))).map(({ id }) => id));
      const due = deliveries.filter(({ id }) => recorded.has(id));
      if (due.length > 0) await rows.insert(due.map((delivery) => ({ ...delivery })));
      await schedule(due);
    },
    take: (id) => rows.findOne({ where: { id, state: 'DUE' }, lock: { mode: 'pessimistic_write' } }),
    async save(delivery) {
      const { id, state, reason, ...fields } = delivery;
      await rows.update({ id }, { state, reason, ...fields });
      if (state === 'DUE') return schedule([delivery]);
      await effects.end(manager, id, state === 'DELIVERED' ? { state: 'MADE' } : { state, reason: reason ?? state });
    },
    countAsked: (webhookId) => rows.countBy({ webhookId, state: 'DUE', occasion: Not('EVENT') }),
  };
}

const toJob = ({ id: deliveryId, webhookId, nextAttemptAt }: WebhookDelivery) => ({
  ...{ payload: { deliveryId }, jobKey: `${failing}:${deliveryId}`, queue: `webhook:${webhookId}` },
  ...(nextAttemptAt === null ? {} : { runAt: nextAttemptAt }),
});

/** An event is sent to a webhook once, however often it comes; what somebody asks for, as often as he asks. */
function toEffect({ id, webhookId, eventId, occasion }: WebhookDelivery): Effect {
  return { id, key: `webhook:${occasion === 'EVENT' ? eventId : id}:${webhookId}`, kind: 'webhook', payload: { webhookId, eventId } };
}

/** Removes at most so many deliveries that ended and are older than so many days of real time; answers how many. A rebuild does not bring them back: their events are long past. */
export async function purgeDeliveries(manager: EntityManager, days: number, limit: number): Promise<number> {
  const gone = await manager.query<{ id: string }[]>(
    `WITH old AS (DELETE FROM effect_ledger WHERE id IN (
       SELECT id FROM effect_ledger WHERE kind = 'webhook' AND state <> 'DUE' AND recorded_at < clock_timestamp() - make_interval(days => $1) LIMIT $2) RETURNING id),
     sent AS (DELETE FROM webhook_delivery WHERE id IN (SELECT id FROM old))
     SELECT id FROM old`,
    [days, limit],
  );
  return gone.length;
}
