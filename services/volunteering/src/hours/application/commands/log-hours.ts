import type { UserCall } from '@conect/auth';
import { accept, isUuid, refuse, type NewId, type Result } from '@conect/kernel';
import { contractNotFound } from '../../../contract/domain/permissions';
import { isPartyOf } from '../../../membership/domain/host';
import { badInput, type VolunteeringErrorCode } from '../../../service/domain/refusals';
import { readHours, type HoursInput } from '../../domain/hour-input';
import { logHours, recordHours } from '../../domain/lifecycle';
import { refusalsOfContract, refusalsOfDays } from '../../domain/term';
import type { HourLogIds, InHoursTransaction } from '../ports';
import { recordNewHours } from '../record-hours';

/** What commands that enter hours need. */
export interface EnterHoursDependencies {
  readonly inTransaction: InHoursTransaction;
  readonly newId: NewId;
}

/** Under which contract, what was done and when. */
interface HoursRequest extends HoursInput {
  readonly contractId: string;
}

/** See {@link createLogHours}. */
export type LogHours = (call: UserCall, request: HoursRequest) => Promise<Result<HourLogIds, VolunteeringErrorCode>>;

/** A volunteer says what he did, and the host looks at it; what the host enters itself counts at once. */
export const createLogHours =
  ({ inTransaction, newId }: EnterHoursDependencies): LogHours =>
  async (call, { contractId, ...input }) => {
    if (!isUuid(contractId)) return refuse(badInput(['contractId'], 'UUID'));
    return inTransaction<HourLogIds>(call, async (unit) => {
      const [contract] = await unit.contracts.findWithOthersForUpdate([contractId.toLowerCase()]);
      if (contract === undefined || !isPartyOf(await unit.viewers.of(call.principal), contract)) return refuse(contractNotFound);
      const hours = readHours(input, unit.now);
      if (!hours.ok) return hours;
      const refusals = [...refusalsOfContract(contract, hours.value, unit.now), ...refusalsOfDays(await unit.hourLogs.findAround([contract.volunteerId], hours.value.day), hours.value)];
      if (refusals.length > 0) return refuse(...refusals);

      const { id, opportunityId, organizationId, volunteerId } = contract;
      const { userId } = call.principal;
      const enter = userId === volunteerId ? logHours : recordHours;
      const event = enter({ id: newId(), contractId: id, opportunityId, organizationId, volunteerId, ...hours.value, createdBy: userId }, unit.now);
      await recordNewHours(unit, [event]);
      return accept({ hourLogId: event.hourLog.id });
    });
  };
