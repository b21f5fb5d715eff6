import type { CommandRunner, UserPrincipal } from '@conect/auth';
import type { PageRequest, Viewer } from '@conect/kernel';
import type { InstitutionStore } from '../../institution/application/ports';
import type { CountedItem } from '../../service/domain/counted-item';
import type { ConsultationsErrorCode } from '../../service/domain/refusals';
import type { CountedIndicator, IndicatorCode, IndicatorValues } from '../domain/indicators';
import type { ReportEdition, ReportEvent, SealedEdition, TransparencyReport } from '../domain/report';

/** Whose report of which year. */
export interface ReportYear {
  readonly institutionId: string;
  readonly year: number;
}

/** The reports of one transaction. */
interface ReportStore {
  /** Locks the row until the transaction ends; of a report that is not there yet, whoever comes second waits. */
  readonly findOfYearForUpdate: (of: ReportYear) => Promise<TransparencyReport | null>;
  readonly findByIdForUpdate: (id: string) => Promise<TransparencyReport | null>;
  readonly insert: (report: TransparencyReport) => Promise<void>;
  readonly save: (report: TransparencyReport) => Promise<void>;
}

/** What the indicators of a report are to count. */
interface Recount extends ReportYear {
  readonly reportId: string;
  /** The first instant of the year in Romania. */
  readonly begins: Date;
  /** The first instant after it. */
  readonly ends: Date;
}

/** What the indicators of reports count while they are worked on. */
interface CountStore {
  /** Counts a year, and keeps every item as one of the report's in place of those before; answers the numbers of what is kept. */
  readonly recount: (asked: Recount) => Promise<IndicatorValues>;
}

/** The frozen editions; they are only ever added to. */
interface EditionStore {
  /** Keeps an edition with what it counts, which is the report's no more. */
  readonly insert: (edition: ReportEdition) => Promise<void>;
}

/** One line of the audit trail about a report. */
interface ReportAudit {
  readonly reportId: string;
  readonly changes: Readonly<Record<string, { readonly before: unknown; readonly after: unknown }>>;
}

/** What a command on reports may touch inside one transaction. */
export interface ReportUnit {
  /** Business time. */
  readonly now: Date;
  readonly reports: ReportStore;
  readonly counts: CountStore;
  readonly editions: EditionStore;
  readonly institutions: Pick<InstitutionStore, 'isOpen' | 'awaitsValidation'>;
  /** Who is asking, with what this transaction knows of his roles. */
  readonly viewers: { readonly of: (principal: UserPrincipal) => Promise<Viewer> };
  /** Puts the event in the outbox of this transaction. */
  readonly publish: (event: ReportEvent) => Promise<void>;
  readonly audit: (entry: ReportAudit) => Promise<void>;
}

/** What an accepted command answers; the same on a replay. */
export interface ReportIds {
  readonly reportId: string;
}

/** Runs a command's work in one transaction that commits when it is accepted. */
export type InReportTransaction = CommandRunner<ReportUnit, ConsultationsErrorCode>;

/** One page of what an indicator counts, as asked for beside others; `number` is that of a frozen edition, null for what is worked on. */
export interface AskedIndicator {
  readonly reportId: string;
  readonly number: number | null;
  readonly code: CountedIndicator;
  readonly request: PageRequest;
}

/** A sum over the last frozen reports of institutions. */
export interface RollupSum {
  readonly code: IndicatorCode;
  readonly sum: number;
}

/** Which institutions have no frozen report of a year, and which have: their ids in order. */
export type RollupSide = 'MISSING' | 'REPORTED';

/** What the last frozen reports of a year say together. */
export interface Rollup {
  readonly year: number;
  readonly counts: Readonly<Record<RollupSide, number>>;
  readonly sums: readonly RollupSum[];
}

/** Reads reports for the graph, one statement for however many. */
export interface ReportReader {
  readonly findByIds: (ids: readonly string[]) => Promise<readonly TransparencyReport[]>;
  readonly findOfYears: (asked: readonly ReportYear[]) => Promise<readonly (TransparencyReport | null)[]>;
  /** The frozen editions of reports, the first first. */
  readonly findEditions: (reportIds: readonly string[]) => Promise<readonly SealedEdition[]>;
  /** Pages of what indicators count, each with one row more than asked for when it goes on. */
  readonly findItems: (asked: readonly AskedIndicator[]) => Promise<readonly (readonly CountedItem[])[]>;
  /** How many items indicators count; of participants, how many debates. */
  readonly countItems: (asked: readonly Omit<AskedIndicator, 'request'>[]) => Promise<readonly number[]>;
  readonly findRollup: (year: number) => Promise<Rollup>;
  /** Institutions that are not closed, in the order of their ids; one row more than asked for when the list goes on. */
  readonly findInstitutions: (side: RollupSide, year: number, request: PageRequest) => Promise<readonly { readonly id: string }[]>;
}
