import { outgoingEvent } from '@conect/event-bus';
import { newId } from '@conect/kernel';
import { batch, createCommandTransaction, manyByKey, type TransactionFacts } from '@conect/service-kit';
import type { EntityManager } from 'typeorm';
import type { OrganizationUnit } from '../organization/application/ports';
import type { Area } from '../service/area';
import type { Foundation } from '../service/foundation';
import { createSubmitYearlyReport } from './application/commands/submit-yearly-report';
import type { InYearlyReportTransaction } from './application/ports';
import { createYearlyReportReader } from './database/yearly-report-reader';
import { createYearlyReportUnit } from './database/yearly-report-unit';
import type { DueDay } from './domain/duty';
import type { YearlyReportEvent } from './domain/yearly-report';
import { publishedYearlyReport } from './events/published';
import type { YearlyReportContext } from './graphql/context';
import { yearlyReportResolvers } from './graphql/yearly-report-resolvers';

interface Dependencies extends Foundation {
  readonly organizationUnitOf: (manager: EntityManager, facts: TransactionFacts) => OrganizationUnit;
  readonly dueDay: DueDay;
}

/** Builds the yearly reports of organizations. */
export function createYearlyReportArea({ dataSource, afterCommit, organizationUnitOf, dueDay }: Dependencies): Area<YearlyReportContext> {
  const unitOf = createYearlyReportUnit({ organizationUnitOf, toOutgoingEvent });
  const inTransaction: InYearlyReportTransaction = createCommandTransaction({ dataSource, unitOf, afterCommit });
  const submitYearlyReport = createSubmitYearlyReport({ inTransaction, newId });
  const yearlyReportReader = createYearlyReportReader(dataSource.manager);
  return {
    resolvers: yearlyReportResolvers,
    contextFor: () => ({
      submitYearlyReport,
      yearlyReportReader,
      yearlyReportsOf: batch(manyByKey(yearlyReportReader.findByOrganizationIds, ({ organizationId }) => organizationId)),
      yearlyReportDueDay: dueDay,
    }),
  };
}

const toOutgoingEvent = (event: YearlyReportEvent, facts: TransactionFacts) => outgoingEvent(publishedYearlyReport(event), event.report, facts);
