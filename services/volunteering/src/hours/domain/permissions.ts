import type { Viewer } from '@conect/kernel';
import { sideOf } from '../../membership/domain/host';
import type { VolunteeringRefusal } from '../../service/domain/refusals';
import type { HourLog } from './hour-log';
import { hourLogLifecycle } from './lifecycle';

/** What can be done with a log of hours that is there. */
export const hourLogActions = ['update', 'delete', 'approve', 'reject'] as const;

/** One of {@link hourLogActions}. */
export type HourLogAction = (typeof hourLogActions)[number];

/** The refusal of a log that does not exist, or of which the viewer may not know. */
export const hourLogNotFound: VolunteeringRefusal = { code: 'NOT_FOUND', field: ['hourLogId'], params: { what: 'HOUR_LOG' } };

const mutationOf: Readonly<Record<HourLogAction, string>> = { update: 'updateHours', delete: 'deleteHours', approve: 'approveHours', reject: 'rejectHours' };

/** Why the viewer may not do this with the log now; empty when he may. The commands and `viewerCan` both ask here. Nobody decides on his own hours. */
export function refusalsOfHourLog(action: HourLogAction, viewer: Viewer, hourLog: HourLog): readonly VolunteeringRefusal[] {
  if (viewer.userId === null) return [{ code: 'UNAUTHENTICATED' }];
  const side = sideOf(viewer, hourLog);
  if (side === null) return [hourLogNotFound];
  if (side !== (action === 'update' || action === 'delete' ? 'VOLUNTEER' : 'HOST')) return [{ code: 'FORBIDDEN' }];
  const { status } = hourLog;
  return hourLogLifecycle.some(({ from, by }) => from === status && by === mutationOf[action]) ? [] : [{ code: 'INVALID_STATE', params: { status: `HOURS_${status}` } }];
}
