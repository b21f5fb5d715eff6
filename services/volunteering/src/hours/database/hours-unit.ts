import { appendToOutbox, type Viewers } from '@conect/event-bus';
import type { OutgoingEvent } from '@conect/events';
import { auditOf, hidePersonal, type TransactionFacts } from '@conect/service-kit';
import type { EntityManager } from 'typeorm';
import type { HoursUnit } from '../application/ports';
import type { HourLogEvent } from '../domain/hour-log';
import { createHourLogStore } from './stores/hour-log-store';
import { createShiftFinder } from './stores/shift-finder';

interface Dependencies {
  readonly volunteerContractsOf: (manager: EntityManager) => HoursUnit['contracts'];
  readonly viewersOf: (manager: EntityManager) => Viewers;
  readonly toOutgoingEvent: (event: HourLogEvent, facts: TransactionFacts) => OutgoingEvent;
}

/** What people wrote of each other. */
const personalFields = new Set(['activity', 'statusReason']);

/** Builds what the commands on hours touch on one transaction. */
export const createHoursUnit =
  ({ volunteerContractsOf, viewersOf, toOutgoingEvent }: Dependencies) =>
  (manager: EntityManager, facts: TransactionFacts): HoursUnit => ({
    now: facts.now,
    hourLogs: createHourLogStore(manager),
    contracts: volunteerContractsOf(manager),
    shifts: createShiftFinder(manager),
    viewers: viewersOf(manager),
    publish: (events) => appendToOutbox(manager, events.map((event) => toOutgoingEvent(event, facts))),
    audit: (entries) => auditOf(manager, facts)(...entries.map(({ hourLogId, changes }) => ({ subjectType: 'hour-log', subjectId: hourLogId, changes: hidePersonal(changes, personalFields) }))),
  });
