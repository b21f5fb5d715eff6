import type { UserCall } from '@conect/auth';
import { accept, refuse, type Result, type Viewer } from '@conect/kernel';
import type { VolunteeringContract } from '../../../contract/domain/contract';
import { contractNotFound } from '../../../contract/domain/permissions';
import { sideOf } from '../../../membership/domain/host';
import { badInput, type VolunteeringErrorCode, type VolunteeringRefusal } from '../../../service/domain/refusals';
import { readHours, type Hours, type HoursInput } from '../../domain/hour-input';
import type { HourLog } from '../../domain/hour-log';
import { recordHours } from '../../domain/lifecycle';
import { refusalsOfContract, refusalsOfDays } from '../../domain/term';
import { refusalsOfList } from '../list-of-ids';
import type { HourLogsIds } from '../ports';
import { recordNewHours } from '../record-hours';
import type { EnterHoursDependencies } from './log-hours';

/** Who were there, and what all of them did. */
interface GroupHours extends HoursInput {
  readonly contractIds: readonly string[];
}

/** See {@link createLogHoursForGroup}. */
export type LogHoursForGroup = (call: UserCall, request: GroupHours) => Promise<Result<HourLogsIds, VolunteeringErrorCode>>;

/** The host enters the same hours for up to 100 of its volunteers, for all of them or for none. */
export const createLogHoursForGroup =
  ({ inTransaction, newId }: EnterHoursDependencies): LogHoursForGroup =>
  async (call, { contractIds, ...input }) => {
    const badIds = refusalsOfList(contractIds, 'contractIds');
    if (badIds.length > 0) return refuse(...badIds);
    const ids = contractIds.map((id) => id.toLowerCase());

    return inTransaction<HourLogsIds>(call, async (unit) => {
      const found = new Map((await unit.contracts.findWithOthersForUpdate(ids)).map((contract) => [contract.id, contract]));
      const contracts = ids.map((id) => found.get(id) ?? null);
      const refusals = refusalsOfParties(contracts, await unit.viewers.of(call.principal));
      if (refusals.length > 0) return refuse(...refusals);
      const hours = readHours(input, unit.now);
      if (!hours.ok) return hours;
      const whole = contracts.filter((contract) => contract !== null);
      const others = Map.groupBy(await unit.hourLogs.findAround(whole.map(({ volunteerId }) => volunteerId), hours.value.day), ({ volunteerId }) => volunteerId);
      const unfit = whole.flatMap((contract, index) => refusalsOfMember({ contract, others: others.get(contract.volunteerId) ?? [], hours: hours.value, now: unit.now }, index));
      if (unfit.length > 0) return refuse(...unfit);

      const events = whole.map(({ id, opportunityId, organizationId, volunteerId }) =>
        recordHours({ id: newId(), contractId: id, opportunityId, organizationId, volunteerId, ...hours.value, createdBy: call.principal.userId }, unit.now));
      await recordNewHours(unit, events);
      return accept({ hourLogIds: events.map(({ hourLog }) => hourLog.id) });
    });
  };

/** A volunteer knows of his own contract and still may not do this: the host enters hours of a group. One person's contracts cannot stand there twice. */
function refusalsOfParties(contracts: readonly (VolunteeringContract | null)[], viewer: Viewer): readonly VolunteeringRefusal[] {
  const people = contracts.flatMap((contract) => contract?.volunteerId ?? []);
  if (new Set(people).size < people.length) return [badInput(['contractIds'], 'ENTRY_ONCE')];
  return contracts.flatMap((contract, index): readonly VolunteeringRefusal[] => {
    const field = ['contractIds', String(index)];
    const side = contract === null ? null : sideOf(viewer, contract);
    if (side === null) return [{ ...contractNotFound, field }];
    return side === 'HOST' ? [] : [{ code: 'FORBIDDEN', field }];
  });
}

interface Member {
  readonly contract: VolunteeringContract;
  readonly others: readonly HourLog[];
  readonly hours: Hours;
  readonly now: Date;
}

/** Whose hours cannot be entered is named by his place in the list. */
const refusalsOfMember = ({ contract, others, hours, now }: Member, index: number): readonly VolunteeringRefusal[] =>
  [...refusalsOfContract(contract, hours, now), ...refusalsOfDays(others, hours)].map((refusal) => ({ ...refusal, field: ['contractIds', String(index)] }));
