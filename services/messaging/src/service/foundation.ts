import { newId, systemClock, type Clock, type NewId } from '@conect/kernel';
import { businessNow, createCommandTransaction, type Logger } from '@conect/service-kit';
import type { DataSource, EntityManager } from 'typeorm';
import type { InTransaction, MessagingUnit } from './application/ports';
import { createUnitOf } from './database/unit-of-work';

/** What every area stands on. */
export interface Foundation {
  readonly dataSource: DataSource;
  readonly inTransaction: InTransaction;
  /** On the transaction of an event or a job; the operation is named in the audit trail. */
  readonly unitOfEvent: (manager: EntityManager, operation: string, traceparent: string | null) => Promise<MessagingUnit>;
  /** Real time. */
  readonly clock: Clock;
  readonly newId: NewId;
  readonly logger: Logger;
}

interface Options {
  readonly dataSource: DataSource;
  readonly logger: Logger;
  /** To be called after a commit that put events in the outbox. */
  readonly afterCommit: () => void;
}

/** Lays the foundation on a database. */
export function createFoundation({ dataSource, logger, afterCommit }: Options): Foundation {
  return {
    dataSource,
    inTransaction: createCommandTransaction({ dataSource, unitOf: createUnitOf, afterCommit }),
    unitOfEvent: async (manager, operation, traceparent) =>
      createUnitOf(manager, { now: await businessNow(manager), actorId: null, operation, requestId: null, traceparent }),
    clock: systemClock,
    newId,
    logger,
  };
}
