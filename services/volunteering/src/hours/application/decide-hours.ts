import type { UserCall } from '@conect/auth';
import { accept, refuse, type Result } from '@conect/kernel';
import type { VolunteeringErrorCode, VolunteeringRefusal } from '../../service/domain/refusals';
import type { HourLog, HourLogEvent } from '../domain/hour-log';
import { hourLogNotFound, refusalsOfHourLog } from '../domain/permissions';
import { refusalsOfList } from './list-of-ids';
import type { HourLogsIds, InHoursTransaction } from './ports';
import { recordChangedHours } from './record-hours';

/** Which logs. */
export interface DecidedLogs {
  readonly hourLogIds: readonly string[];
}

interface Decision extends DecidedLogs {
  readonly action: 'approve' | 'reject';
  readonly walk: (hourLog: HourLog, now: Date) => HourLogEvent;
}

/** The course of every decision of a host on hours: lock the logs, ask the permissions of each, decide all of them or none. */
export async function decideHours(inTransaction: InHoursTransaction, call: UserCall, { hourLogIds, action, walk }: Decision): Promise<Result<HourLogsIds, VolunteeringErrorCode>> {
  const badIds = refusalsOfList(hourLogIds, 'hourLogIds');
  if (badIds.length > 0) return refuse(...badIds);
  const ids = hourLogIds.map((id) => id.toLowerCase());
  return inTransaction<HourLogsIds>(call, async (unit) => {
    const found = new Map((await unit.hourLogs.findByIdsForUpdate(ids)).map((hourLog) => [hourLog.id, hourLog]));
    const viewer = await unit.viewers.of(call.principal);
    const refusals = ids.flatMap((id, index): readonly VolunteeringRefusal[] => {
      const hourLog = found.get(id);
      return (hourLog === undefined ? [hourLogNotFound] : refusalsOfHourLog(action, viewer, hourLog)).map((refusal) => ({ ...refusal, field: ['hourLogIds', String(index)] }));
    });
    if (refusals.length > 0) return refuse(...refusals);
    await recordChangedHours(unit, ids.map((id) => ({ before: found.get(id)!, event: walk(found.get(id)!, unit.now) })));
    return accept({ hourLogIds: ids });
  });
}
