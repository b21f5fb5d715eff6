import { outgoingEvent } from '@conect/event-bus';
import { newId } from '@conect/kernel';
import { createLegalClock } from '@conect/legal-clock';
import { createCommandTransaction, type Logger, type TransactionFacts } from '@conect/service-kit';
import type { EntityManager } from 'typeorm';
import type { InstitutionStore } from '../institution/application/ports';
import type { Area } from '../service/area';
import { batch, byId } from '../service/batch';
import type { Foundation } from '../service/foundation';
import { createAddDraftVersion } from './application/commands/add-draft-version';
import { createCancelConsultation } from './application/commands/cancel-consultation';
import { createCreateConsultation } from './application/commands/create-consultation';
import { createExtendDeadline } from './application/commands/extend-deadline';
import { createPublishConsultation } from './application/commands/publish-consultation';
import { createPublishResponses } from './application/commands/publish-responses';
import { createSubmitForEndorsement } from './application/commands/submit-for-endorsement';
import { createRecordAdoption } from './application/commands/record-adoption';
import { createRecordNonAdoption } from './application/commands/record-non-adoption';
import { createScheduleConsultation } from './application/commands/schedule-consultation';
import { createUpdateConsultation } from './application/commands/update-consultation';
import { createWalkConsultations } from './application/commands/walk-consultations';
import { createWithdrawConsultation } from './application/commands/withdraw-consultation';
import type { ConsultationGate, ConsultationReader, InConsultationTransaction } from './application/ports';
import { createConsultationReader } from './database/consultation-reader';
import { createConsultationUnit } from './database/consultation-unit';
import type { ConsultationEvent } from './domain/consultation';
import { walkJob } from './domain/lifecycle';
import { publishedConsultation } from './events/published';
import { consultationResolvers } from './graphql/consultation-resolvers';
import type { ConsultationContext } from './graphql/context';
import { consultationWalk } from './jobs/walk-consultations';

interface Dependencies extends Foundation {
  readonly institutionsOf: (manager: EntityManager) => InstitutionStore;
  /** Asked before a consultation is answered and before it is endorsed. */
  readonly gates: readonly ((manager: EntityManager) => ConsultationGate)[];
  readonly logger: Logger;
}

/** Builds the consultations. */
export function createConsultationArea({ dataSource, afterCommit, viewersOf, institutionsOf, gates, logger }: Dependencies): Area<ConsultationContext> {
  const unitOf = createConsultationUnit({ institutionsOf, viewersOf, gates, toOutgoingEvent });
  const inTransaction: InConsultationTransaction = createCommandTransaction({ dataSource, unitOf, afterCommit });
  const consultationCommands = {
    createConsultation: createCreateConsultation({ inTransaction, newId }),
    updateConsultation: createUpdateConsultation(inTransaction),
    addDraftVersion: createAddDraftVersion({ inTransaction, newId }),
    scheduleConsultation: createScheduleConsultation(inTransaction),
    publishConsultation: createPublishConsultation(inTransaction),
    cancelConsultation: createCancelConsultation(inTransaction),
    extendDeadline: createExtendDeadline(inTransaction),
    withdrawConsultation: createWithdrawConsultation(inTransaction),
    publishResponses: createPublishResponses(inTransaction),
    submitForEndorsement: createSubmitForEndorsement(inTransaction),
    recordAdoption: createRecordAdoption(inTransaction),
    recordNonAdoption: createRecordNonAdoption(inTransaction),
  };
  const consultationReader = createConsultationReader(dataSource.manager);
  return {
    resolvers: consultationResolvers,
    jobs: [consultationWalk({ name: walkJob, walkConsultations: createWalkConsultations({ inTransaction, newId }), logger })],
    contextFor: () => ({ consultationCommands, consultationReader, legalClock: () => Promise.resolve(createLegalClock({})), ...batched(consultationReader) }),
  };
}

/** Reads each kind of thing that one request asks for by one statement. */
function batched({ findByIds, findPages, countOf, findVersions, findBlockPages, countBlocks, findChangePages, countChanges, findExtensions, now }: ConsultationReader) {
  let readNow: Promise<Date> | null = null;
  return {
    consultationById: batch(byId(findByIds)),
    consultationsOf: batch(findPages),
    consultationCountOf: batch(countOf),
    draftVersionsOf: batch(ofEach(findVersions)),
    blocksOf: batch(findBlockPages),
    blockCountOf: batch(countBlocks),
    changesOf: batch(findChangePages),
    changeCountOf: batch(countChanges),
    extensionsOf: batch(ofEach(findExtensions)),
    businessNow: () => (readNow ??= now()),
  };
}

/** What many consultations have, told apart. */
const ofEach =
  <Item extends { readonly consultationId: string }>(find: (ids: readonly string[]) => Promise<readonly Item[]>) =>
  async (ids: readonly string[]): Promise<readonly (readonly Item[])[]> => {
    const found = Map.groupBy(await find(ids), ({ consultationId }) => consultationId);
    return ids.map((id) => found.get(id) ?? []);
  };

const toOutgoingEvent = (event: ConsultationEvent, facts: TransactionFacts) => outgoingEvent(publishedConsultation(event), event.consultation, facts);
