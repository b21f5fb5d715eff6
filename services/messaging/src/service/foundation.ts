import type { EffectLedger, Viewers } from '@conect/event-bus';
import { newId, systemClock, type Clock, type NewId } from '@conect/kernel';
import { businessNow, createCommandTransaction, type Logger } from '@conect/service-kit';
import type { DataSource, EntityManager } from 'typeorm';
import type { InTransaction, MessagingUnit } from './application/ports';
import { createUnitOf } from './database/unit-of-work';
import { toOutgoingEvent } from './events/published';

/** What every area stands on. */
export interface Foundation {
  readonly dataSource: DataSource;
  readonly inTransaction: InTransaction;
  /** On the transaction of an event; the operation is named in the audit trail. */
  readonly unitOfEvent: (manager: EntityManager, operation: string, traceparent: string | null) => Promise<MessagingUnit>;
  /** One transaction for what no user asked for; it is never repeated by itself, so that what it sends is sent once. */
  readonly inJob: <Value>(operation: string, work: (unit: MessagingUnit) => Promise<Value>) => Promise<Value>;
  /** To be called after a commit that put events in the outbox. */
  readonly afterCommit: () => void;
  /** Who is asking, read in a transaction that is open. */
  readonly viewersOf: (manager: EntityManager) => Viewers;
  /** Real time. */
  readonly clock: Clock;
  readonly newId: NewId;
  readonly logger: Logger;
}

interface Options {
  readonly dataSource: DataSource;
  readonly logger: Logger;
  readonly effects: EffectLedger;
  /** To be called after a commit that put events in the outbox. */
  readonly afterCommit: () => void;
  readonly viewersOf: Foundation['viewersOf'];
}

/** Lays the foundation on a database. */
export function createFoundation({ dataSource, logger, effects, afterCommit, viewersOf }: Options): Foundation {
  const unitOf = createUnitOf({ toOutgoingEvent, effects });
  const unitOfEvent: Foundation['unitOfEvent'] = async (manager, operation, traceparent) =>
    unitOf(manager, { now: await businessNow(manager), actorId: null, operation, requestId: null, traceparent });
  return {
    dataSource,
    inTransaction: createCommandTransaction({ dataSource, unitOf, afterCommit }),
    unitOfEvent,
    inJob: async (operation, work) => {
      const value = await dataSource.transaction(async (manager) => work(await unitOfEvent(manager, operation, null)));
      afterCommit();
      return value;
    },
    afterCommit,
    viewersOf,
    clock: systemClock,
    newId,
    logger,
  };
}
