import { appendToOutbox, createKnownInstitutions, type Viewers } from '@conect/event-bus';
import type { OutgoingEvent } from '@conect/events';
import { auditOf, hidePersonal, scheduleJob, type TransactionFacts } from '@conect/service-kit';
import type { EntityManager } from 'typeorm';
import type { BroadcastUnit } from '../application/ports';
import { hiddenFields, type BroadcastEvent } from '../domain/broadcast';
import { delivering } from '../domain/lifecycle';
import { createBroadcastStore, createOptOutStore } from './stores/broadcast-store';

/** What the unit is handed by others. */
export interface BroadcastUnitDependencies {
  readonly viewersOf: (manager: EntityManager) => Viewers;
  /** Writes notices and plans mails on the same transaction. */
  readonly tellIn: (manager: EntityManager) => BroadcastUnit['tell'];
  readonly toOutgoingEvent: (event: BroadcastEvent, facts: TransactionFacts) => OutgoingEvent;
}

/** Builds what the commands on broadcasts touch on one transaction. */
export const createBroadcastUnit =
  ({ viewersOf, tellIn, toOutgoingEvent }: BroadcastUnitDependencies) =>
  (manager: EntityManager, facts: TransactionFacts): BroadcastUnit => ({
    now: facts.now,
    broadcasts: createBroadcastStore(manager),
    optOuts: createOptOutStore(manager),
    institutions: createKnownInstitutions(manager),
    viewers: viewersOf(manager),
    tell: tellIn(manager),
    scheduleDelivery: () => scheduleJob(manager, delivering, {}, { jobKey: delivering }),
    publish: (event) => appendToOutbox(manager, [toOutgoingEvent(event, facts)]),
    audit: ({ changes, ...line }) => auditOf(manager, facts)({ ...line, changes: hidePersonal(changes, hiddenFields) }),
  });
