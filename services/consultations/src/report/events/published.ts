import { transparencyReportCompleted, transparencyReportCorrected, transparencyReportFrozen, transparencyReportPrepared } from '@conect/events';
import type { ReportEvent } from '../domain/report';

const contracts = {
  TransparencyReportPrepared: transparencyReportPrepared,
  TransparencyReportCompleted: transparencyReportCompleted,
  TransparencyReportFrozen: transparencyReportFrozen,
  TransparencyReportCorrected: transparencyReportCorrected,
} as const;

/** Translates what happened to a report into the contract other services rely on. */
export function publishedReport({ type, report: { id: reportId, institutionId, year, edition: editionNumber } }: ReportEvent) {
  return { contract: contracts[type], data: { reportId, institutionId, year, editionNumber } };
}
