import type { IndicatorValues } from './indicators';
import type { CompletedReport, FrozenReport, PreparedReport, ReportEdition, ReportEvent, ReportStatus, TransparencyReport } from './report';

/** Who moves a report on: who publishes for the institution, or who speaks for it alone. */
type ReportActor = 'OFFICER' | 'REPRESENTATIVE';

/** One edge of a report's life; NONE is what is not there yet. */
export interface ReportEdge {
  readonly from: ReportStatus | 'NONE';
  readonly to: ReportStatus;
  /** The mutation that walks it. */
  readonly by: string;
  readonly actor: ReportActor;
  /** What the others are told. */
  readonly event: ReportEvent['type'];
}

/** Every edge of a report's life; what is not here is refused with INVALID_STATE. Only the representative signs, and opens again what was signed. */
export const reportLifecycle: readonly ReportEdge[] = [
  { from: 'NONE', to: 'PREPARED', by: 'prepareTransparencyReport', actor: 'OFFICER', event: 'TransparencyReportPrepared' },
  { from: 'PREPARED', to: 'PREPARED', by: 'prepareTransparencyReport', actor: 'OFFICER', event: 'TransparencyReportPrepared' },
  { from: 'COMPLETED', to: 'COMPLETED', by: 'prepareTransparencyReport', actor: 'OFFICER', event: 'TransparencyReportPrepared' },
  { from: 'PREPARED', to: 'COMPLETED', by: 'completeTransparencyReport', actor: 'OFFICER', event: 'TransparencyReportCompleted' },
  { from: 'COMPLETED', to: 'COMPLETED', by: 'completeTransparencyReport', actor: 'OFFICER', event: 'TransparencyReportCompleted' },
  { from: 'COMPLETED', to: 'FROZEN', by: 'freezeTransparencyReport', actor: 'REPRESENTATIVE', event: 'TransparencyReportFrozen' },
  { from: 'FROZEN', to: 'COMPLETED', by: 'correctTransparencyReport', actor: 'REPRESENTATIVE', event: 'TransparencyReportCorrected' },
];

/** A report that is worked on. */
export type OpenReport = PreparedReport | CompletedReport;

/** What a new report is made of. */
type NewReport = Pick<TransparencyReport, 'id' | 'institutionId' | 'year' | 'counted'>;

/** An officer has a year counted for the first time. */
export const prepareReport = (facts: NewReport, now: Date): ReportEvent => ({
  type: 'TransparencyReportPrepared',
  report: { ...facts, version: 1, edition: 1, correctionReason: null, filled: {}, createdAt: now, preparedAt: now, status: 'PREPARED', statusSince: now },
});

/** The year is counted anew; what was filled in stays. */
export const recountReport = (before: OpenReport, counted: IndicatorValues, now: Date): ReportEvent => ({
  type: 'TransparencyReportPrepared',
  report: { ...before, version: before.version + 1, counted, preparedAt: now },
});

/** An officer fills in what only the institution knows; what was filled in before and is not named stays. */
export const completeReport = (before: OpenReport, filled: IndicatorValues, now: Date): ReportEvent => ({
  type: 'TransparencyReportCompleted',
  report: { ...before, version: before.version + 1, filled, status: 'COMPLETED', statusSince: before.status === 'COMPLETED' ? before.statusSince : now },
});

/** The representative signs the report, which is public from then on (Legea 52/2003 art. 13). */
export const freezeReport = (before: CompletedReport, now: Date): ReportEvent => ({
  type: 'TransparencyReportFrozen',
  report: { ...before, version: before.version + 1, status: 'FROZEN', statusSince: now },
});

/** The representative begins another edition, with the reason; the one before stays public. */
export const correctReport = (before: FrozenReport, correction: { readonly reason: string; readonly counted: IndicatorValues }, now: Date): ReportEvent => ({
  type: 'TransparencyReportCorrected',
  report: {
    ...before,
    version: before.version + 1,
    edition: before.edition + 1,
    correctionReason: correction.reason,
    counted: correction.counted,
    preparedAt: now,
    status: 'COMPLETED',
    statusSince: now,
  },
});

/** What was signed, as it stays. */
export const editionOf = ({ id, edition, institutionId, year, counted, filled, correctionReason, preparedAt, statusSince }: TransparencyReport, frozenBy: string): ReportEdition => ({
  reportId: id,
  number: edition,
  institutionId,
  year,
  values: { ...counted, ...filled },
  correctionReason,
  preparedAt,
  frozenAt: statusSince,
  frozenBy,
});
