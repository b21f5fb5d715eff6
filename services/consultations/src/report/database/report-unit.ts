import { appendToOutbox, type Viewers } from '@conect/event-bus';
import type { OutgoingEvent } from '@conect/events';
import { auditOf, type TransactionFacts } from '@conect/service-kit';
import type { EntityManager } from 'typeorm';
import type { ReportUnit } from '../application/ports';
import type { ReportEvent } from '../domain/report';
import { createReportStores } from './stores/report-stores';

interface Dependencies {
  readonly institutionsOf: (manager: EntityManager) => ReportUnit['institutions'];
  readonly viewersOf: (manager: EntityManager) => Viewers;
  readonly toOutgoingEvent: (event: ReportEvent, facts: TransactionFacts) => OutgoingEvent;
}

/** Builds what the commands on reports touch on one transaction. */
export const createReportUnit =
  ({ institutionsOf, viewersOf, toOutgoingEvent }: Dependencies) =>
  (manager: EntityManager, facts: TransactionFacts): ReportUnit => ({
    now: facts.now,
    ...createReportStores(manager),
    institutions: institutionsOf(manager),
    viewers: viewersOf(manager),
    publish: (event) => appendToOutbox(manager, [toOutgoingEvent(event, facts)]),
    audit: ({ reportId, changes }) => auditOf(manager, facts)({ subjectType: 'transparencyReport', subjectId: reportId, changes }),
  });
