import type { CountedItem } from '../../service/domain/counted-item';
import type { CompleteTransparencyReport } from '../application/commands/complete-transparency-report';
import type { CorrectTransparencyReport } from '../application/commands/correct-transparency-report';
import type { FreezeTransparencyReport } from '../application/commands/freeze-transparency-report';
import type { PrepareTransparencyReport } from '../application/commands/prepare-transparency-report';
import type { AskedIndicator, ReportReader, ReportYear } from '../application/ports';
import type { IndicatorCode, IndicatorValues } from '../domain/indicators';
import type { ReportStatus, SealedEdition, TransparencyReport } from '../domain/report';

/** The commands on reports, by the names of their mutations. */
interface ReportCommands {
  readonly prepareTransparencyReport: PrepareTransparencyReport;
  readonly completeTransparencyReport: CompleteTransparencyReport;
  readonly freezeTransparencyReport: FreezeTransparencyReport;
  readonly correctTransparencyReport: CorrectTransparencyReport;
}

/** An edition as it is shown, whether it is worked on or was frozen. */
export interface EditionModel extends Pick<SealedEdition, 'reportId' | 'number' | 'values' | 'preparedAt' | 'correctionReason'> {
  readonly status: ReportStatus;
  readonly frozenAt: Date | null;
  readonly sha256: string | null;
}

/** One indicator of an edition. */
export interface IndicatorModel {
  readonly code: IndicatorCode;
  readonly edition: Pick<EditionModel, 'reportId' | 'number' | 'status'> & { readonly values: IndicatorValues };
}

/** What the area of reports gives to resolvers; what is of one report is batched, whoever may see it. */
export interface ReportContext {
  readonly reportCommands: ReportCommands;
  readonly rollupReader: Pick<ReportReader, 'findRollup' | 'findInstitutions'>;
  /** A report as it is now. */
  readonly reportById: (id: string) => Promise<TransparencyReport | null>;
  readonly reportOfYear: (of: ReportYear) => Promise<TransparencyReport | null>;
  /** The frozen editions of a report, the first first. */
  readonly reportEditionsOf: (reportId: string) => Promise<readonly SealedEdition[]>;
  /** One page of what an indicator counts. */
  readonly indicatorItemsOf: (asked: AskedIndicator) => Promise<readonly CountedItem[]>;
  readonly indicatorItemCountOf: (asked: Omit<AskedIndicator, 'request'>) => Promise<number>;
}
