import { appendToOutbox } from '@conect/event-bus';
import type { OutgoingEvent } from '@conect/events';
import { auditOf, type TransactionFacts } from '@conect/service-kit';
import type { EntityManager } from 'typeorm';
import type { OrganizationUnit } from '../../organization/application/ports';
import { auditLineOf } from '../../service/database/audit-line';
import type { YearlyReportStore, YearlyReportUnit } from '../application/ports';
import type { YearlyReport, YearlyReportEvent } from '../domain/yearly-report';
import { yearlyReportTable, type YearlyReportRow } from './tables/yearly-report.table';

interface Dependencies {
  readonly organizationUnitOf: (manager: EntityManager, facts: TransactionFacts) => OrganizationUnit;
  readonly toOutgoingEvent: (event: YearlyReportEvent, facts: TransactionFacts) => OutgoingEvent;
}

/** Builds what the commands on yearly reports touch on one transaction. */
export const createYearlyReportUnit =
  ({ organizationUnitOf, toOutgoingEvent }: Dependencies) =>
  (manager: EntityManager, facts: TransactionFacts): YearlyReportUnit => ({
    ...organizationUnitOf(manager, facts),
    yearlyReports: createYearlyReportStore(manager),
    publishYearlyReport: (event) => appendToOutbox(manager, [toOutgoingEvent(event, facts)]),
    auditYearlyReport: ({ reportId: id, organizationId, changes }) => auditOf(manager, facts)(auditLineOf({ type: 'yearly-report', id, organizationId }, changes)),
  });

function createYearlyReportStore(manager: EntityManager): YearlyReportStore {
  const rows = manager.getRepository(yearlyReportTable);
  return {
    async findLatest(organizationId, year) {
      const row = await rows.findOne({ where: { organizationId, year }, order: { version: 'DESC' } });
      return row === null ? null : toYearlyReport(row);
    },
    async add(report) {
      await rows.insert({ ...report, incomeBani: String(report.incomeBani), expenseBani: String(report.expenseBani) });
    },
  };
}

/** Reads a version from its row; amounts have at most 15 digits, which a number holds. */
export const toYearlyReport = (row: YearlyReportRow): YearlyReport => ({ ...row, incomeBani: Number(row.incomeBani), expenseBani: Number(row.expenseBani) });
