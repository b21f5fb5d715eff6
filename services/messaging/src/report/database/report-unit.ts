import { appendToOutbox, type Viewers } from '@conect/event-bus';
import type { OutgoingEvent } from '@conect/events';
import { auditOf, hidePersonal, type TransactionFacts } from '@conect/service-kit';
import type { EntityManager } from 'typeorm';
import type { SenderBlockUnit } from '../../block/application/ports';
import type { ThreadReader, ThreadStore } from '../../thread/application/ports';
import type { ThreadReportUnit } from '../application/ports';
import { personalFields, type ThreadReportEvent } from '../domain/thread-report';
import { createReportStore } from './stores/report-store';

/** What the unit is handed by others. */
export interface ReportUnitDependencies {
  readonly viewersOf: (manager: EntityManager) => Viewers;
  readonly threadsOf: (manager: EntityManager) => ThreadStore;
  readonly threadReaderOf: (manager: EntityManager) => Pick<ThreadReader, 'findByIds' | 'findMessages'>;
  readonly blockUnitOf: (manager: EntityManager, facts: TransactionFacts) => SenderBlockUnit;
  readonly toOutgoingEvent: (event: ThreadReportEvent, facts: TransactionFacts) => OutgoingEvent;
}

/** Builds what the commands on reports touch on one transaction. */
export const createReportUnit =
  ({ viewersOf, threadsOf, threadReaderOf, blockUnitOf, toOutgoingEvent }: ReportUnitDependencies) =>
  (manager: EntityManager, facts: TransactionFacts): ThreadReportUnit => {
    const { findByIds, findMessages } = threadReaderOf(manager);
    return {
      now: facts.now,
      reports: createReportStore(manager),
      threads: threadsOf(manager),
      threadOf: async ({ threadId }) => (await findByIds([threadId]))[0]!,
      messagesByIds: findMessages,
      viewers: viewersOf(manager),
      blocking: blockUnitOf(manager, facts),
      publish: (event) => appendToOutbox(manager, [toOutgoingEvent(event, facts)]),
      audit: ({ changes, ...line }) => auditOf(manager, facts)({ ...line, changes: hidePersonal(changes, personalFields) }),
    };
  };
