import { rolesInInstitution, type Viewer } from '@conect/kernel';
import { isInsiderOf, publishesFor } from '../../consultation/domain/permissions';
import type { ConsultationsRefusal } from '../../service/domain/refusals';
import { reportLifecycle, type OpenReport } from './lifecycle';
import { isPublicReport, type TransparencyReport } from './report';
import { refusalsOfEmpty } from './report-input';

/** What can be done with a report: the names of its `viewerCan`. */
export const reportActions = ['prepare', 'complete', 'freeze', 'correct'] as const;

/** One of {@link reportActions}. */
export type ReportAction = (typeof reportActions)[number];

/** A report, and the year that it is in Romania now. */
export interface ReportScene {
  readonly report: TransparencyReport;
  readonly currentYear: number;
}

/** The refusal of a report that does not exist, or of which the viewer may not know. */
export const reportNotFound: ConsultationsRefusal = { code: 'NOT_FOUND', field: ['reportId'], params: { what: 'TRANSPARENCY_REPORT' } };

/** Whether the viewer may know of a report: of what is being worked on, the people of the institution and SGG. */
export const maySeeReport = (viewer: Viewer, report: TransparencyReport): boolean => isPublicReport(report) || isInsiderOf(viewer, report.institutionId);

const mutationOf: Readonly<Record<ReportAction, string>> = {
  prepare: 'prepareTransparencyReport',
  complete: 'completeTransparencyReport',
  freeze: 'freezeTransparencyReport',
  correct: 'correctTransparencyReport',
};

/** Why the viewer may not do this with the report now; empty when he may. The commands and `viewerCan` both ask here. */
export function refusalsOfReport(action: ReportAction, viewer: Viewer, { report, currentYear }: ReportScene): readonly ConsultationsRefusal[] {
  if (!maySeeReport(viewer, report)) return [reportNotFound];
  if (viewer.userId === null) return [{ code: 'UNAUTHENTICATED' }];
  if (!mayAct(action, viewer, report.institutionId)) return [{ code: 'FORBIDDEN' }];
  // What is empty says more than the state that comes of it.
  const empty = action === 'freeze' && report.status === 'PREPARED' ? refusalsOfEmpty(report.filled) : [];
  if (empty.length > 0) return empty;
  if (!reportLifecycle.some(({ from, by }) => from === report.status && by === mutationOf[action])) return [invalidState(`REPORT_${report.status}`)];
  return action === 'freeze' && report.year >= currentYear ? [invalidState('REPORT_YEAR_RUNNING')] : [];
}

function mayAct(action: ReportAction, viewer: Viewer, institutionId: string): boolean {
  const isRepresentatives = reportLifecycle.some(({ by, actor }) => by === mutationOf[action] && actor === 'REPRESENTATIVE');
  return isRepresentatives ? rolesInInstitution(viewer, institutionId).includes('INSTITUTION_REPRESENTATIVE') : publishesFor(viewer, institutionId);
}

const invalidState = (status: string): ConsultationsRefusal => ({ code: 'INVALID_STATE', params: { status } });

/** Whether a report is worked on. */
export const isOpenReport = (report: TransparencyReport): report is OpenReport => report.status !== 'FROZEN';
