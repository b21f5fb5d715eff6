import type { HourLog, HourLogEvent, HourLogStatus, Worked } from './hour-log';

/** Who moves a log on: who did the hours, or who decides for the host. */
type HourLogActor = 'VOLUNTEER' | 'COORDINATOR';

/** One edge of the life of a log of hours; NONE is what is not there. */
export interface HourLogEdge {
  readonly from: HourLogStatus | 'NONE';
  readonly to: HourLogStatus | 'NONE';
  /** The mutation that walks it. */
  readonly by: string;
  readonly actor: HourLogActor;
  /** What the others are told. */
  readonly event: HourLogEvent['type'];
}

/** Every edge of the life of a log of hours; what is not here is refused with INVALID_STATE. What the host has decided stays, for certificates are issued on it. */
export const hourLogLifecycle: readonly HourLogEdge[] = [
  { from: 'NONE', to: 'PENDING', by: 'logHours', actor: 'VOLUNTEER', event: 'HoursLogged' },
  { from: 'NONE', to: 'APPROVED', by: 'logHours', actor: 'COORDINATOR', event: 'HoursApproved' },
  { from: 'NONE', to: 'APPROVED', by: 'logHoursForGroup', actor: 'COORDINATOR', event: 'HoursApproved' },
  { from: 'NONE', to: 'APPROVED', by: 'attendShift', actor: 'VOLUNTEER', event: 'HoursApproved' },
  { from: 'PENDING', to: 'PENDING', by: 'updateHours', actor: 'VOLUNTEER', event: 'HoursUpdated' },
  { from: 'PENDING', to: 'NONE', by: 'deleteHours', actor: 'VOLUNTEER', event: 'HoursDeleted' },
  { from: 'PENDING', to: 'APPROVED', by: 'approveHours', actor: 'COORDINATOR', event: 'HoursApproved' },
  { from: 'PENDING', to: 'REJECTED', by: 'rejectHours', actor: 'COORDINATOR', event: 'HoursRejected' },
];

/** Whose hours they are, under which contract, and what was done. */
type NewHours = Pick<HourLog, 'id' | 'contractId' | 'opportunityId' | 'organizationId' | 'volunteerId' | 'activity' | 'createdBy'> & Worked;

/** The shift whose code was scanned, and when the phone says that it was. */
type Scan = Pick<HourLog, 'shiftId' | 'scannedAt'>;

const newLog = (said: NewHours, now: Date): HourLog => ({ ...said, version: 1, status: 'PENDING', statusSince: now, statusReason: null, shiftId: null, scannedAt: null, createdAt: now });

/** A volunteer says what he did. */
export const logHours = (said: NewHours, now: Date): HourLogEvent => ({ type: 'HoursLogged', hourLog: newLog(said, now) });

/** The host enters hours, for which it vouches at once. */
export const recordHours = (said: NewHours, now: Date): HourLogEvent => ({ type: 'HoursApproved', hourLog: { ...newLog(said, now), status: 'APPROVED' } });

/** A volunteer was at a shift whose code he scanned; with the code the host vouches. */
export const attendShift = (said: NewHours, scan: Scan, now: Date): HourLogEvent => ({ type: 'HoursApproved', hourLog: { ...newLog(said, now), ...scan, status: 'APPROVED' } });

/** A log one change later. */
const changed = (before: HourLog): HourLog => ({ ...before, version: before.version + 1 });

/** A volunteer corrects what he said. */
export const updateHours = (before: HourLog, said: Worked & Pick<HourLog, 'activity'>): HourLogEvent => ({ type: 'HoursUpdated', hourLog: { ...changed(before), ...said } });

/** A volunteer takes hours back. */
export const deleteHours = (before: HourLog): HourLogEvent => ({ type: 'HoursDeleted', hourLog: changed(before) });

/** The host vouches for hours. */
export const approveHours = (before: HourLog, now: Date): HourLogEvent => ({ type: 'HoursApproved', hourLog: { ...changed(before), status: 'APPROVED', statusSince: now } });

/** The host does not vouch for hours, and says why. */
export const rejectHours = (before: HourLog, statusReason: string, now: Date): HourLogEvent => ({
  type: 'HoursRejected',
  hourLog: { ...changed(before), status: 'REJECTED', statusSince: now, statusReason },
});
