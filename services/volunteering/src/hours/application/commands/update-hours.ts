import type { UserCall } from '@conect/auth';
import { accept, refuse, type Result } from '@conect/kernel';
import type { VolunteeringErrorCode } from '../../../service/domain/refusals';
import { readHours, type HoursInput } from '../../domain/hour-input';
import { updateHours } from '../../domain/lifecycle';
import { refusalsOfContract, refusalsOfDays } from '../../domain/term';
import { changeOwnHours } from '../change-own-hours';
import type { HourLogIds, InHoursTransaction } from '../ports';

/** Which log, and what is right. */
interface Correction extends HoursInput {
  readonly hourLogId: string;
}

/** See {@link createUpdateHours}. */
export type UpdateHours = (call: UserCall, request: Correction) => Promise<Result<HourLogIds, VolunteeringErrorCode>>;

/** A volunteer corrects hours at which the host has not looked; what he says replaces the whole of what he said. */
export const createUpdateHours =
  (inTransaction: InHoursTransaction): UpdateHours =>
  (call, { hourLogId, ...input }) =>
    changeOwnHours(inTransaction, call, {
      hourLogId,
      action: 'update',
      decide: async (unit, { hourLog, contract }) => {
        const hours = readHours(input, unit.now);
        if (!hours.ok) return hours;
        const others = (await unit.hourLogs.findAround([hourLog.volunteerId], hours.value.day)).filter(({ id }) => id !== hourLog.id);
        const refusals = [...refusalsOfContract(contract, hours.value, unit.now), ...refusalsOfDays(others, hours.value)];
        return refusals.length > 0 ? refuse(...refusals) : accept(updateHours(hourLog, hours.value));
      },
    });
