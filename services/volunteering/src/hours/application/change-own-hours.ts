import type { UserCall } from '@conect/auth';
import { accept, isUuid, refuse, type Result } from '@conect/kernel';
import type { VolunteeringContract } from '../../contract/domain/contract';
import { badInput, type VolunteeringErrorCode } from '../../service/domain/refusals';
import type { HourLog, HourLogEvent } from '../domain/hour-log';
import { hourLogNotFound, refusalsOfHourLog } from '../domain/permissions';
import type { HourLogIds, HoursUnit, InHoursTransaction } from './ports';
import { recordChangedHours } from './record-hours';

interface OwnHours {
  readonly hourLog: HourLog;
  readonly contract: VolunteeringContract;
}

interface Course {
  readonly hourLogId: string;
  readonly action: 'update' | 'delete';
  readonly decide: (unit: HoursUnit, own: OwnHours) => Promise<Result<HourLogEvent, VolunteeringErrorCode>>;
}

/** The course of every command of a volunteer on his own hours: lock his contracts and then the log, ask the permissions, decide, record. */
export async function changeOwnHours(inTransaction: InHoursTransaction, call: UserCall, { hourLogId, action, decide }: Course): Promise<Result<HourLogIds, VolunteeringErrorCode>> {
  if (!isUuid(hourLogId)) return refuse(badInput(['hourLogId'], 'UUID'));
  const id = hourLogId.toLowerCase();
  return inTransaction<HourLogIds>(call, async (unit) => {
    const [known] = await unit.hourLogs.findByIds([id]);
    if (known === undefined) return refuse(hourLogNotFound);
    const [contract] = await unit.contracts.findWithOthersForUpdate([known.contractId]);
    const [hourLog] = await unit.hourLogs.findByIdsForUpdate([id]);
    if (contract === undefined || hourLog === undefined) return refuse(hourLogNotFound);
    const refusals = refusalsOfHourLog(action, await unit.viewers.of(call.principal), hourLog);
    if (refusals.length > 0) return refuse(...refusals);
    const event = await decide(unit, { hourLog, contract });
    if (!event.ok) return event;
    await recordChangedHours(unit, [{ before: hourLog, event: event.value }]);
    return accept({ hourLogId: id });
  });
}
