import { outgoingEvent } from '@conect/event-bus';
import { newId } from '@conect/kernel';
import { batch, byId, createCommandTransaction, whenErased, type TransactionFacts } from '@conect/service-kit';
import type { Area } from '../service/area';
import type { Foundation } from '../service/foundation';
import { createDecideThreadReport } from './application/commands/decide-thread-report';
import { forgetReports } from './application/commands/forget-reports';
import { createReportThread } from './application/commands/report-thread';
import type { InReportTransaction } from './application/ports';
import { createReportReader } from './database/report-reader';
import { createReportUnit, type ReportUnitDependencies } from './database/report-unit';
import type { ThreadReportEvent } from './domain/thread-report';
import { publishedReport } from './events/published';
import type { ReportContext } from './graphql/context';
import { reportResolvers } from './graphql/report-resolvers';

/** What the area is handed by others. */
type Ports = Omit<ReportUnitDependencies, 'toOutgoingEvent'>;

/** Builds what the sides of threads report to SGG. */
export function createReportArea({ dataSource, afterCommit, ...ports }: Foundation & Ports): Area<ReportContext> {
  const inTransaction: InReportTransaction = createCommandTransaction({ dataSource, unitOf: unitOf(ports), afterCommit });
  const commands = { reportThread: createReportThread({ inTransaction, newId }), decideThreadReport: createDecideThreadReport({ inTransaction, newId }) };
  const { findByIds, findPages, countOf, findLastOf } = createReportReader(dataSource.manager);
  const { findMessages } = ports.threadReaderOf(dataSource.manager);
  return {
    resolvers: reportResolvers,
    contextFor: () => ({ ...commands, reportById: batch(byId(findByIds)), reportsOf: batch(findPages), reportCountOf: countOf, lastReportOf: batch(findLastOf), messageById: batch(byId(findMessages)) }),
  };
}

const toOutgoingEvent = (event: ThreadReportEvent, facts: TransactionFacts) => outgoingEvent(publishedReport(event), event.report, facts);

const unitOf = (ports: Ports) => createReportUnit({ ...ports, toOutgoingEvent });

/** Makes what forgets the reports about letters of an erased person; before the letters are forgotten themselves. */
export const createForgetReports = (ports: Ports) => whenErased(unitOf(ports), forgetReports);
