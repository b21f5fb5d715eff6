import type { VolunteeringContract } from '../../contract/domain/contract';
import type { ApproveHours } from '../application/commands/approve-hours';
import type { AttendShift } from '../application/commands/attend-shift';
import type { DeleteHours } from '../application/commands/delete-hours';
import type { LogHours } from '../application/commands/log-hours';
import type { LogHoursForGroup } from '../application/commands/log-hours-for-group';
import type { RejectHours } from '../application/commands/reject-hours';
import type { UpdateHours } from '../application/commands/update-hours';
import type { AttendanceCodes, HourLogReader } from '../application/ports';
import type { PlacedShift } from '../domain/attendance';
import type { HourLog } from '../domain/hour-log';

/** The commands on hours, by the names of their mutations. */
interface HoursCommands {
  readonly logHours: LogHours;
  readonly logHoursForGroup: LogHoursForGroup;
  readonly updateHours: UpdateHours;
  readonly deleteHours: DeleteHours;
  readonly approveHours: ApproveHours;
  readonly rejectHours: RejectHours;
  readonly attendShift: AttendShift;
}

/** What the area of hours gives to resolvers; what is of one log, contract or shift is batched. */
export interface HoursContext {
  readonly hoursCommands: HoursCommands;
  readonly hourLogReader: Pick<HourLogReader, 'findPage' | 'count'>;
  /** A log as it is now. */
  readonly hourLogById: (id: string) => Promise<HourLog | null>;
  /** The contract of hours that the viewer sees. */
  readonly contractOfHours: (id: string) => Promise<VolunteeringContract | null>;
  readonly shiftToAttend: (id: string) => Promise<PlacedShift | null>;
  readonly attendanceCodes: Pick<AttendanceCodes, 'codeOf'>;
}
