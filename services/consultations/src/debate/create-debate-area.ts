import { outgoingEvent } from '@conect/event-bus';
import { newId } from '@conect/kernel';
import { batch, byId, byKey, createCommandTransaction, type TransactionFacts, whenErased } from '@conect/service-kit';
import type { Area } from '../service/area';
import type { Foundation } from '../service/foundation';
import { createCancelDebateRegistration } from './application/commands/cancel-debate-registration';
import { createDecideDebateEligibility } from './application/commands/decide-debate-eligibility';
import { forgetParticipant } from './application/commands/forget-participant';
import { createPublishMinutes } from './application/commands/publish-minutes';
import { createRecordAttendance } from './application/commands/record-attendance';
import { createRecordDebateRequest } from './application/commands/record-debate-request';
import { createRegisterForDebate } from './application/commands/register-for-debate';
import { createRequestDebate } from './application/commands/request-debate';
import { createScheduleDebate } from './application/commands/schedule-debate';
import { createWalkDebates } from './application/commands/walk-debates';
import type { DebateReader, InDebateTransaction } from './application/ports';
import { createDebateReader } from './database/debate-reader';
import { createDebateUnit, type DebateUnitDependencies } from './database/debate-unit';
import type { DebateEvent } from './domain/debate';
import { debateWalkJob } from './domain/lifecycle';
import { publishedDebate } from './events/published';
import type { DebateContext } from './graphql/context';
import { debateResolvers } from './graphql/debate-resolvers';
import { debateWalk } from './jobs/walk-debates';

type Ports = Omit<DebateUnitDependencies, 'toOutgoingEvent'>;

type Dependencies = Foundation & Ports;

/** Builds the public debates of consultations. */
export function createDebateArea({ dataSource, afterCommit, logger, ...ports }: Dependencies): Area<DebateContext> {
  const inTransaction: InDebateTransaction = createCommandTransaction({ dataSource, unitOf: createDebateUnit({ ...ports, toOutgoingEvent }), afterCommit });
  const debateCommands = {
    requestDebate: createRequestDebate({ inTransaction, newId }),
    recordDebateRequest: createRecordDebateRequest({ inTransaction, newId }),
    decideDebateEligibility: createDecideDebateEligibility({ inTransaction, newId }),
    scheduleDebate: createScheduleDebate({ inTransaction, newId }),
    registerForDebate: createRegisterForDebate({ inTransaction, newId }),
    cancelDebateRegistration: createCancelDebateRegistration(inTransaction),
    recordAttendance: createRecordAttendance(inTransaction),
    publishMinutes: createPublishMinutes({ inTransaction, newId }),
  };
  const reader = createDebateReader(dataSource.manager);
  return {
    resolvers: debateResolvers,
    jobs: [debateWalk({ name: debateWalkJob, walkDebates: createWalkDebates({ inTransaction, newId }), logger })],
    contextFor: () => ({ debateCommands, breachReader: reader, ...batched(reader) }),
  };
}

/** What debates do when a person is erased, in the transaction of the event. */
export const createDebateForgetting = (ports: Ports) => whenErased(createDebateUnit({ ...ports, toOutgoingEvent }), forgetParticipant);

/** Reads each kind of thing that one request asks for by one statement. */
function batched(reader: DebateReader): Omit<DebateContext, 'debateCommands' | 'breachReader'> {
  return {
    debateById: batch(byId(reader.findByIds)),
    debateOf: batch(byKey(reader.findByConsultations, ({ consultationId }) => consultationId)),
    debateRequestById: batch(byId(reader.findRequests)),
    debateRequestsOf: batch(reader.findRequestPages),
    debateRequestCountOf: batch(reader.countRequests),
    debateSuggestionCountOf: batch(reader.countSuggestions),
    debateBlockersOf: batch(reader.findBlockers),
    debateRegistrationById: batch(byId(reader.findRegistrations)),
    debateRegistrationOf: batch(reader.findRegistrationsOf),
    debateRegistrationsOf: batch(reader.findRegistrationPages),
    debateRegistrationCountsOf: batch(reader.countRegistrations),
    debateAttendanceOf: batch(reader.findAttendance),
  };
}

function toOutgoingEvent(event: DebateEvent, facts: TransactionFacts) {
  const { told, aggregate } = publishedDebate(event);
  return outgoingEvent(told, aggregate, facts);
}
