import type { Effect, EffectLedger } from '@conect/event-bus';
import type { EntityManager } from 'typeorm';
import type { DeliveryLedger } from '../../application/ports';
import type { Delivery } from '../../domain/delivery';

/** The mails of the effect ledger; its unique key is what makes a mail be planned once. */
export function createDeliveryLedger(manager: EntityManager, effects: EffectLedger): DeliveryLedger {
  return {
    reaches: (happenedAt) => effects.reaches(manager, happenedAt),
    open: async (deliveries, happenedAt) => (await effects.record(manager, happenedAt, deliveries.map(toEffect))).map(toDelivery),
    async take(id) {
      const effect = await effects.take(manager, id);
      return effect === null ? null : toDelivery(effect);
    },
    markSent: (id) => effects.end(manager, id, { state: 'MADE' }),
    markDropped: (id, reason) => effects.end(manager, id, { state: 'DROPPED', reason }),
    markFailed: (id, reason) => effects.end(manager, id, { state: 'FAILED', reason }),
  };
}

function toEffect({ id, ...payload }: Delivery): Effect {
  const { cause, recipient } = payload;
  return { id, key: `mail:${cause}:${recipient.service}:${recipient.ref}`, kind: 'mail', payload };
}

const toDelivery = ({ id, payload }: Effect): Delivery => ({ id, ...(payload as Omit<Delivery, 'id'>) });
