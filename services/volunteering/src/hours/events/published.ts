import { hoursApproved, hoursDeleted, hoursLogged, hoursRejected, hoursUpdated } from '@conect/events';
import type { HourLogEvent } from '../domain/hour-log';

const contracts = { HoursLogged: hoursLogged, HoursUpdated: hoursUpdated, HoursDeleted: hoursDeleted, HoursApproved: hoursApproved, HoursRejected: hoursRejected } as const;

/** Translates what happened to hours into the contract other services rely on: ids, the day and how long. */
export function publishedHours({ type, hourLog }: HourLogEvent) {
  const { id: hourLogId, contractId, opportunityId, organizationId, volunteerId, day, minutes } = hourLog;
  return { contract: contracts[type], data: { hourLogId, contractId, opportunityId, organizationId, volunteerId, day, minutes } };
}
