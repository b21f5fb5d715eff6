import type { EntityManager } from 'typeorm';
import { businessNow } from './business-clock';
import type { TransactionFacts } from './command-transaction';

/** Of identity's event that a person is erased, what is needed here. */
interface ErasedPerson {
  readonly data: { readonly userId: string };
  readonly traceparent: string | null;
}

/** Makes what an area does when a person is erased, on its own unit in the transaction of the event. */
export const whenErased =
  <Unit>(unitOf: (manager: EntityManager, facts: TransactionFacts) => Unit, forget: (unit: Unit, userId: string) => Promise<unknown>) =>
  async ({ data, traceparent }: ErasedPerson, manager: EntityManager): Promise<void> => {
    const facts: TransactionFacts = { now: await businessNow(manager), actorId: null, traceparent, operation: 'onUserErased', requestId: null };
    await forget(unitOf(manager, facts), data.userId);
  };
