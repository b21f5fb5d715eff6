import type { UserCall } from '@conect/auth';
import { accept, refuse, type Result } from '@conect/kernel';
import type { VolunteeringErrorCode } from '../../../service/domain/refusals';
import { contractOfShift, refusalsOfPlace, refusalsOfScan, refusalsOfScanner, workedOf, type PlacedShift } from '../../domain/attendance';
import { attendShift } from '../../domain/lifecycle';
import { refusalsOfDays } from '../../domain/term';
import type { AttendanceCodes, HourLogIds, HoursUnit } from '../ports';
import { recordNewHours } from '../record-hours';
import type { EnterHoursDependencies } from './log-hours';

interface Dependencies extends EnterHoursDependencies {
  readonly attendanceCodes: Pick<AttendanceCodes, 'read'>;
}

/** What a phone scanned, and when it believes that it did. */
interface Scan {
  readonly code: string;
  readonly scannedAt?: Date | null | undefined;
}

/** See {@link createAttendShift}. */
export type AttendShift = (call: UserCall, request: Scan) => Promise<Result<HourLogIds, VolunteeringErrorCode>>;

/** A volunteer was at a shift: the code that the host shows there is its word for the whole of it, so that nobody who decides for the host scans it. To send the same scan again changes nothing. */
export const createAttendShift =
  ({ inTransaction, newId, attendanceCodes }: Dependencies): AttendShift =>
  async (call, { code, scannedAt = null }) => {
    const signed = attendanceCodes.read(code);
    if (signed === null) return refuse({ code: 'ATTENDANCE_CODE_INVALID', field: ['code'] });
    return inTransaction<HourLogIds>(call, async (unit) => {
      const { userId } = call.principal;
      const shift = await unit.shifts.findByIdForShare(signed.id);
      const refusals = refusalsOfScan(signed, shift, unit.now);
      if (shift === null || refusals.length > 0) return refuse(...refusals);
      const own = refusalsOfScanner(await unit.viewers.of(call.principal), shift);
      if (own.length > 0) return refuse(...own);
      const elsewhere = refusalsOfPlace(await unit.shifts.placeOf(userId, shift.id));
      if (elsewhere.length > 0) return refuse(...elsewhere);
      return attend(unit, { shift, volunteerId: userId, scannedAt, id: newId() });
    });
  };

interface Attendance {
  readonly id: string;
  readonly shift: PlacedShift;
  readonly volunteerId: string;
  readonly scannedAt: Date | null;
}

async function attend(unit: HoursUnit, { id, shift, volunteerId, scannedAt }: Attendance): Promise<Result<HourLogIds, VolunteeringErrorCode>> {
  const worked = workedOf(shift);
  const contracts = await unit.contracts.findWithOthersForUpdate(await unit.contracts.findIdsOfShift(volunteerId, shift.id));
  const already = await unit.hourLogs.findOfShift(volunteerId, shift.id);
  if (already !== null) return accept({ hourLogId: already.id });
  const contract = contractOfShift(contracts, worked);
  if (contract === null) return refuse({ code: 'ATTENDANCE_WITHOUT_CONTRACT', field: ['code'] });
  const refusals = refusalsOfDays(await unit.hourLogs.findAround([volunteerId], worked.day), worked);
  if (refusals.length > 0) return refuse(...refusals.map((refusal) => ({ ...refusal, field: ['code'] })));

  const { opportunityId, organizationId } = shift;
  const said = { id, contractId: contract.id, opportunityId, organizationId, volunteerId, ...worked, activity: null, createdBy: volunteerId };
  await recordNewHours(unit, [attendShift(said, { shiftId: shift.id, scannedAt }, unit.now)]);
  return accept({ hourLogId: id });
}
