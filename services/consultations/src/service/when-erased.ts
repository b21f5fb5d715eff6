import type { EventHandler } from '@conect/event-bus';
import type { DataOf, userErased } from '@conect/events';
import { businessNow, type TransactionFacts } from '@conect/service-kit';
import type { EntityManager } from 'typeorm';

/** Makes what an area does when a person is erased, on its own unit in the transaction of the event. */
export const whenErased =
  <Unit>(unitOf: (manager: EntityManager, facts: TransactionFacts) => Unit, forget: (unit: Unit, userId: string) => Promise<unknown>): EventHandler<DataOf<typeof userErased>> =>
  async ({ data, traceparent }, manager) => {
    const facts: TransactionFacts = { now: await businessNow(manager), actorId: null, traceparent, operation: 'onUserErased', requestId: null };
    await forget(unitOf(manager, facts), data.userId);
  };
