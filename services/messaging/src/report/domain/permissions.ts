import { isSggAdmin, type Viewer } from '@conect/kernel';
import type { MessagingRefusal } from '../../service/domain/refusals';
import { sideOf } from '../../thread/domain/inbox';
import { threadNotFound } from '../../thread/domain/permissions';
import type { Thread } from '../../thread/domain/thread';
import { decidableStatuses } from './lifecycle';
import type { ThreadReport } from './thread-report';

/** The refusal of a report that does not exist, or not for this viewer. */
export const reportNotFound: MessagingRefusal = { code: 'NOT_FOUND', field: ['reportId'], params: { what: 'THREAD_REPORT' } };

/** Whether the viewer reads a report: SGG, and the side that reported; whom it is about does not learn of it here. */
export const maySeeReport = (viewer: Viewer, report: ThreadReport, thread: Thread): boolean => isSggAdmin(viewer) || sideOf(viewer, thread) === report.side;

/** Why the viewer may not report the thread now: he takes no part in it, or his side waits for SGG already. The command and `viewerCan` both ask here. */
export function refusalsOfReporting(viewer: Viewer, thread: Thread, last: ThreadReport | null): readonly MessagingRefusal[] {
  if (viewer.userId === null) return [{ code: 'UNAUTHENTICATED' }];
  if (sideOf(viewer, thread) === null) return [threadNotFound];
  return last?.status === 'OPEN' ? [{ code: 'INVALID_STATE', params: { status: 'REPORT_OPEN' } }] : [];
}

/** Why the viewer may not decide about a report now: that is for SGG, and for nobody who takes part in the thread. The command and `viewerCan` both ask here. */
export function refusalsOfDeciding(viewer: Viewer, report: ThreadReport, thread: Thread): readonly MessagingRefusal[] {
  if (viewer.userId === null) return [{ code: 'UNAUTHENTICATED' }];
  if (!maySeeReport(viewer, report, thread)) return [reportNotFound];
  if (!isSggAdmin(viewer)) return [{ code: 'FORBIDDEN' }];
  if (viewer.lacksSecondFactor === true) return [{ code: 'SECOND_FACTOR_REQUIRED' }];
  if (viewer.userId === report.reporterId || sideOf(viewer, thread) !== null) return [{ code: 'OWN_THREAD' }];
  return decidableStatuses.includes(report.status) ? [] : [{ code: 'INVALID_STATE', params: { status: `REPORT_${report.status}` } }];
}
