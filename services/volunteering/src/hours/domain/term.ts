import { addDays, dayOf } from '@conect/legal-clock';
import { lastDayOf, type ContractStatus, type VolunteeringContract } from '../../contract/domain/contract';
import { badInput, type VolunteeringRefusal } from '../../service/domain/refusals';
import { minutesOfDay } from './hour-input';
import type { HourLog, Worked } from './hour-log';

/** Under which contracts something was done or is being done. */
const wereInForce: ReadonlySet<ContractStatus> = new Set<ContractStatus>(['ACTIVE', 'NOTICE_GIVEN', 'TERMINATED', 'EXPIRED']);

/** Whether something was or is done under a contract: it was signed by all, whatever has become of it since. */
export const wasInForce = ({ status }: Pick<VolunteeringContract, 'status'>): boolean => wereInForce.has(status);

/** So many days after its last one hours of a contract can still be entered; no act sets this term, it is a choice of CONECT. */
const daysToLog = 30;

/** The last day of what was done: one that was terminated ended then, if not sooner. */
export function lastWorkedDayOf(contract: Pick<VolunteeringContract, 'status' | 'statusSince' | 'endsOn' | 'noticeEndsOn'>): string {
  const last = lastDayOf(contract);
  const endedOn = dayOf(contract.statusSince);
  return contract.status === 'TERMINATED' && endedOn < last ? endedOn : last;
}

/** Why hours cannot be entered under a contract; empty when they can: it was in force, on that day, and its hours are not closed. */
export function refusalsOfContract(contract: VolunteeringContract, { day, startsAt }: Worked, now: Date): readonly VolunteeringRefusal[] {
  if (!wasInForce(contract)) return [{ code: 'INVALID_STATE', field: ['contractId'], params: { status: 'HOURS_CONTRACT_NOT_IN_FORCE' } }];
  const last = lastWorkedDayOf(contract);
  if (day < contract.startsOn || day > last) return [badInput([startsAt === null ? 'day' : 'startsAt'], 'CONTRACT_PERIOD', { from: contract.startsOn, until: last })];
  return dayOf(now) > addDays(last, daysToLog) ? [{ code: 'INVALID_STATE', field: ['contractId'], params: { status: 'HOURS_CONTRACT_CLOSED' } }] : [];
}

/** Why hours do not fit beside what the same person did around that day, for whichever organization; empty when they do. What was rejected is not among the others. */
export function refusalsOfDays(others: readonly HourLog[], worked: Worked): readonly VolunteeringRefusal[] {
  const sum = others.filter(({ day }) => day === worked.day).reduce((minutes, other) => minutes + other.minutes, worked.minutes);
  if (sum > minutesOfDay) return [badInput([worked.startsAt === null ? 'minutes' : 'endsAt'], 'HOURS_OF_DAY')];
  return others.some((other) => overlap(other, worked)) ? [{ code: 'HOURS_OVERLAP', field: ['startsAt'] }] : [];
}

/** What ends when the other begins does not overlap; of what has no times nobody can say. */
function overlap(one: Worked, other: Worked): boolean {
  if (one.startsAt === null || one.endsAt === null || other.startsAt === null || other.endsAt === null) return false;
  return one.startsAt < other.endsAt && other.startsAt < one.endsAt;
}
