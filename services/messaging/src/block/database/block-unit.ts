import { appendToOutbox, type Viewers } from '@conect/event-bus';
import type { OutgoingEvent } from '@conect/events';
import { auditOf, type TransactionFacts } from '@conect/service-kit';
import type { EntityManager } from 'typeorm';
import type { SenderBlockUnit } from '../application/ports';
import type { SenderBlockEvent } from '../domain/sender-block';
import { createBlockStore } from './stores/block-store';

/** What the unit is handed by others. */
export interface BlockUnitDependencies {
  readonly viewersOf: (manager: EntityManager) => Viewers;
  readonly correspondenceOf: (manager: EntityManager) => SenderBlockUnit['haveCorresponded'];
  readonly toOutgoingEvent: (event: SenderBlockEvent, facts: TransactionFacts) => OutgoingEvent;
}

/** Builds what the commands on blocks touch on one transaction. */
export const createBlockUnit =
  ({ viewersOf, correspondenceOf, toOutgoingEvent }: BlockUnitDependencies) =>
  (manager: EntityManager, facts: TransactionFacts): SenderBlockUnit => ({
    now: facts.now,
    blocks: createBlockStore(manager),
    haveCorresponded: correspondenceOf(manager),
    viewers: viewersOf(manager),
    publish: (event) => appendToOutbox(manager, [toOutgoingEvent(event, facts)]),
    audit: auditOf(manager, facts),
  });
