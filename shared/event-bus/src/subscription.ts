import type { DataOf, EventContract, IncomingEvent } from '@conect/events';
import type { EntityManager } from 'typeorm';

/** What a service does when an event of one contract arrives. */
export interface EventSubscription {
  readonly contract: EventContract;
  readonly handle: EventHandler<unknown>;
}

/**
 * Applies one event. It runs in the transaction that also records the event in the inbox: both commit or neither does.
 * It throws only for faults; a projection ignores an event whose `aggregateVersion` is not above the version it has
 * (`... ON CONFLICT (id) DO UPDATE SET ... WHERE projection.version < excluded.version`).
 */
export type EventHandler<Data> = (event: IncomingEvent<Data>, manager: EntityManager) => Promise<void>;

/** Says which handler acts on which contract. */
export const on = <Contract extends EventContract>(contract: Contract, handle: EventHandler<DataOf<Contract>>): EventSubscription => ({
  contract,
  handle: handle as EventHandler<unknown>,
});

/** Subscriptions of which several are to one contract, as one to each: the first that is given acts first, all of them in the transaction of the event. */
export const eachContractOnce = (subscriptions: readonly EventSubscription[]): readonly EventSubscription[] =>
  [...Map.groupBy(subscriptions, ({ contract }) => contract)].map(([contract, ofContract]) => ({
    contract,
    handle: async (event, manager) => {
      for (const { handle } of ofContract) await handle(event, manager);
    },
  }));
