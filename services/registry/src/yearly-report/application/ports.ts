import type { CommandCall } from '@conect/auth';
import type { PageRequest, Result } from '@conect/kernel';
import type { OrganizationAudit, OrganizationUnit } from '../../organization/application/ports';
import type { RegistryErrorCode } from '../../service/domain/refusals';
import type { YearlyReport, YearlyReportEvent } from '../domain/yearly-report';

/** The yearly reports of one transaction. The organization's row is locked first, so that its reports come one after the other. */
export interface YearlyReportStore {
  /** The newest version of the report of a year. */
  readonly findLatest: (organizationId: string, year: number) => Promise<YearlyReport | null>;
  /** Adds a version; the former stay. */
  readonly add: (report: YearlyReport) => Promise<void>;
}

/** One line of the audit trail about a report, in the chain of its organization. */
interface YearlyReportAudit {
  readonly reportId: string;
  readonly organizationId: string;
  readonly changes: OrganizationAudit['changes'];
}

/** What a command on yearly reports may touch inside one transaction. */
export interface YearlyReportUnit extends OrganizationUnit {
  readonly yearlyReports: YearlyReportStore;
  readonly publishYearlyReport: (event: YearlyReportEvent) => Promise<void>;
  readonly auditYearlyReport: (entry: YearlyReportAudit) => Promise<void>;
}

/** What an accepted command answers; the same on a replay. */
export interface YearlyReportIds {
  readonly organizationId: string;
  readonly year: number;
}

/** Runs a command's work in one transaction that commits when it is accepted. */
export type InYearlyReportTransaction = (
  call: CommandCall,
  work: (unit: YearlyReportUnit) => Promise<Result<YearlyReportIds, RegistryErrorCode>>,
) => Promise<Result<YearlyReportIds, RegistryErrorCode>>;

/** A year and the end of its term. */
interface YearlyTerm {
  readonly year: number;
  readonly dueAt: Date;
}

/** A year whose report an organization has not handed in although its term has ended. */
export interface OverdueYear {
  readonly organizationId: string;
  readonly year: number;
}

/** Reads yearly reports for the graph; who may see them is for the caller to ask. */
export interface YearlyReportReader {
  /** Every version of several organizations' reports, the newest year and version first. */
  readonly findByOrganizationIds: (ids: readonly string[]) => Promise<readonly YearlyReport[]>;
  /** What is missing of these years, the longest overdue first; one more than asked for when the list goes on. */
  readonly findOverdue: (terms: readonly YearlyTerm[], request: PageRequest) => Promise<readonly OverdueYear[]>;
  readonly countOverdue: (terms: readonly YearlyTerm[]) => Promise<number>;
  readonly now: () => Promise<Date>;
}
