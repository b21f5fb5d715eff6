import type { IndicatorValues } from './indicators';

/** What is known of an institution's report of a year in whatever state. */
interface ReportFacts {
  readonly id: string;
  /** One more with each change; also the version of the change's event. */
  readonly version: number;
  readonly institutionId: string;
  readonly year: number;
  /** The number of the edition that is worked on or was frozen last: one more with each correction. */
  readonly edition: number;
  /** Why there is another edition; null for the first. */
  readonly correctionReason: string | null;
  /** What CONECT counted when the report was last prepared. */
  readonly counted: IndicatorValues;
  /** What an officer filled in. */
  readonly filled: IndicatorValues;
  readonly createdAt: Date;
  readonly preparedAt: Date;
  readonly statusSince: Date;
}

/** Counted; what only the institution knows is not filled in yet. */
export interface PreparedReport extends ReportFacts {
  readonly status: 'PREPARED';
}

/** Nothing is empty; it waits for the representative. */
export interface CompletedReport extends ReportFacts {
  readonly status: 'COMPLETED';
}

/** Signed by the representative and public; its edition never changes. */
export interface FrozenReport extends ReportFacts {
  readonly status: 'FROZEN';
}

/** The annual report of an institution on decisional transparency (Legea 52/2003 art. 13), by its state. */
export type TransparencyReport = PreparedReport | CompletedReport | FrozenReport;

/** Where a report stands. */
export type ReportStatus = TransparencyReport['status'];

/** What happened to a report, and how it is afterwards. */
export interface ReportEvent {
  readonly type: 'TransparencyReportPrepared' | 'TransparencyReportCompleted' | 'TransparencyReportFrozen' | 'TransparencyReportCorrected';
  readonly report: TransparencyReport;
}

/** A frozen report as it was signed; it stays as it is whatever comes after. */
export interface ReportEdition {
  readonly reportId: string;
  readonly number: number;
  readonly institutionId: string;
  readonly year: number;
  readonly values: IndicatorValues;
  readonly correctionReason: string | null;
  readonly preparedAt: Date;
  readonly frozenAt: Date;
  /** Who signed for the institution. */
  readonly frozenBy: string;
}

/** An edition with the hash over all that it says and over the ids of all that it counts. */
export interface SealedEdition extends ReportEdition {
  readonly sha256: string;
}

/** Whether everybody may know of a report: once an edition of it was frozen. */
export const isPublicReport = ({ status, edition }: TransparencyReport): boolean => status === 'FROZEN' || edition > 1;
