import { deriveKey } from '@conect/auth';
import { outgoingEvent } from '@conect/event-bus';
import { newId } from '@conect/kernel';
import { batch, byId, createCommandTransaction, type TransactionFacts } from '@conect/service-kit';
import type { EntityManager } from 'typeorm';
import type { ContractFinder } from '../contract/application/contract-finder';
import type { VolunteerContracts } from '../contract/application/volunteer-contracts';
import type { Area } from '../service/area';
import type { Foundation } from '../service/foundation';
import { createApproveHours } from './application/commands/approve-hours';
import { createAttendShift } from './application/commands/attend-shift';
import { createDeleteHours } from './application/commands/delete-hours';
import { createLogHours } from './application/commands/log-hours';
import { createLogHoursForGroup } from './application/commands/log-hours-for-group';
import { createRejectHours } from './application/commands/reject-hours';
import { createUpdateHours } from './application/commands/update-hours';
import type { AttendanceCodes, InHoursTransaction } from './application/ports';
import { createAttendanceCodes } from './crypto/attendance-codes';
import { createHourLogReader } from './database/hour-log-reader';
import { createHoursUnit } from './database/hours-unit';
import type { HourLogEvent } from './domain/hour-log';
import { publishedHours } from './events/published';
import type { HoursContext } from './graphql/context';
import { hoursResolvers } from './graphql/hours-resolvers';

interface Dependencies extends Foundation {
  /** Codes of attendance are signed under a key of it. */
  readonly secret: string;
  readonly contracts: ContractFinder;
  readonly volunteerContractsOf: (manager: EntityManager) => VolunteerContracts;
}

/** Builds the hours that are done under contracts. */
export function createHoursArea({ dataSource, afterCommit, viewersOf, volunteerContractsOf, contracts, secret }: Dependencies): Area<HoursContext> {
  const unitOf = createHoursUnit({ viewersOf, volunteerContractsOf, toOutgoingEvent });
  const inTransaction: InHoursTransaction = createCommandTransaction({ dataSource, unitOf, afterCommit });
  const attendanceCodes = createCodesOfShifts(secret);
  const hoursCommands = {
    logHours: createLogHours({ inTransaction, newId }),
    logHoursForGroup: createLogHoursForGroup({ inTransaction, newId }),
    updateHours: createUpdateHours(inTransaction),
    deleteHours: createDeleteHours(inTransaction),
    approveHours: createApproveHours(inTransaction),
    rejectHours: createRejectHours(inTransaction),
    attendShift: createAttendShift({ inTransaction, newId, attendanceCodes }),
  };
  const hourLogReader = createHourLogReader(dataSource.manager);
  return {
    resolvers: hoursResolvers,
    contextFor: () => ({
      hoursCommands,
      hourLogReader,
      hourLogById: batch(byId(hourLogReader.findByIds)),
      contractOfHours: batch(byId(contracts.findByIds)),
      shiftToAttend: batch(byId(hourLogReader.findShifts)),
      attendanceCodes,
    }),
  };
}

/** Makes what signs and reads codes of attendance. */
export const createCodesOfShifts = (secret: string): AttendanceCodes => createAttendanceCodes(deriveKey(secret, 'volunteering-attendance'));

const toOutgoingEvent = (event: HourLogEvent, facts: TransactionFacts) => outgoingEvent(publishedHours(event), event.hourLog, facts);
