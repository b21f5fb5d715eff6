import { outgoingEvent } from '@conect/event-bus';
import { newId } from '@conect/kernel';
import { batch, byId, createCommandTransaction, manyByKey, mergeResolvers, type TransactionFacts } from '@conect/service-kit';
import type { EntityManager } from 'typeorm';
import type { InstitutionStore } from '../institution/application/ports';
import type { Area } from '../service/area';
import type { Foundation } from '../service/foundation';
import { createCompleteTransparencyReport } from './application/commands/complete-transparency-report';
import { createCorrectTransparencyReport } from './application/commands/correct-transparency-report';
import { createFreezeTransparencyReport } from './application/commands/freeze-transparency-report';
import { createPrepareTransparencyReport } from './application/commands/prepare-transparency-report';
import type { InReportTransaction } from './application/ports';
import { createReportReader } from './database/report-reader';
import { createReportUnit } from './database/report-unit';
import type { ReportEvent } from './domain/report';
import { publishedReport } from './events/published';
import type { ReportContext } from './graphql/context';
import { reportResolvers } from './graphql/report-resolvers';
import { rollupResolvers } from './graphql/rollup-resolvers';

interface Dependencies extends Foundation {
  readonly institutionsOf: (manager: EntityManager) => InstitutionStore;
}

/** Builds the annual reports of institutions, and what they say together. */
export function createReportArea({ dataSource, afterCommit, institutionsOf, viewersOf }: Dependencies): Area<ReportContext> {
  const unitOf = createReportUnit({ institutionsOf, viewersOf, toOutgoingEvent });
  const inTransaction: InReportTransaction = createCommandTransaction({ dataSource, unitOf, afterCommit });
  const reportCommands = {
    prepareTransparencyReport: createPrepareTransparencyReport({ inTransaction, newId }),
    completeTransparencyReport: createCompleteTransparencyReport(inTransaction),
    freezeTransparencyReport: createFreezeTransparencyReport(inTransaction),
    correctTransparencyReport: createCorrectTransparencyReport(inTransaction),
  };
  const rollupReader = createReportReader(dataSource.manager);
  const { findByIds, findOfYears, findEditions, findItems, countItems } = rollupReader;
  return {
    resolvers: mergeResolvers([reportResolvers, rollupResolvers]),
    contextFor: () => ({
      reportCommands,
      rollupReader,
      reportById: batch(byId(findByIds)),
      reportOfYear: batch(findOfYears),
      reportEditionsOf: batch(manyByKey(findEditions, ({ reportId }) => reportId)),
      indicatorItemsOf: batch(findItems),
      indicatorItemCountOf: batch(countItems),
    }),
  };
}

const toOutgoingEvent = (event: ReportEvent, facts: TransactionFacts) => outgoingEvent(publishedReport(event), event.report, facts);
