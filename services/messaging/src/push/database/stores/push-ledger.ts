import type { Effect, EffectLedger } from '@conect/event-bus';
import type { EntityManager } from 'typeorm';
import type { PushLedger } from '../../application/ports';
import type { Push } from '../../domain/push';

/** The pushes of the effect ledger; its unique key is what makes one be planned once. */
export function createPushLedger(manager: EntityManager, effects: EffectLedger): PushLedger {
  return {
    reaches: (happenedAt) => effects.reaches(manager, happenedAt),
    open: async (pushes, happenedAt) => (await effects.record(manager, happenedAt, pushes.map(toEffect))).map(toPush),
    async take(id) {
      const effect = await effects.take(manager, id);
      return effect === null ? null : toPush(effect);
    },
    markMade: (id) => effects.end(manager, id, { state: 'MADE' }),
    markDropped: (id, reason) => effects.end(manager, id, { state: 'DROPPED', reason }),
    markFailed: (id, reason) => effects.end(manager, id, { state: 'FAILED', reason }),
  };
}

const toEffect = ({ id, ...payload }: Push): Effect => ({ id, key: `push:${payload.cause}:${payload.deviceId}`, kind: 'push', payload: { ...payload, channel: 'PUSH' } });

function toPush({ id, payload }: Effect): Push {
  const { cause, deviceId, userId, notificationId } = payload as Omit<Push, 'id'>;
  return { id, cause, deviceId, userId, notificationId };
}
