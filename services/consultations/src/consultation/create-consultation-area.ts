import { outgoingEvent } from '@conect/event-bus';
import { newId, type DocumentFinder } from '@conect/kernel';
import { batch, businessNowOnce, byId, createCommandTransaction, manyByKey, type TransactionFacts } from '@conect/service-kit';
import type { EntityManager } from 'typeorm';
import type { DocumentPurpose } from '../document/domain/document';
import type { InstitutionStore } from '../institution/application/ports';
import type { ReadLegalClock } from '../legal-term/application/ports';
import type { Area } from '../service/area';
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
import type { ConsultationGate, ConsultationReader, InConsultationTransaction, ReadDraftFile } from './application/ports';
import { createConsultationReader } from './database/consultation-reader';
import { createConsultationUnit, type FollowerOf } from './database/consultation-unit';
import type { ConsultationEvent } from './domain/consultation';
import { walkJob } from './domain/lifecycle';
import { publishedConsultation } from './events/published';
import { consultationResolvers } from './graphql/consultation-resolvers';
import type { ConsultationContext } from './graphql/context';
import { visibleConsultation } from './graphql/visible-consultation';
import { consultationWalk } from './jobs/walk-consultations';

interface Dependencies extends Foundation {
  readonly documentsOf: (manager: EntityManager) => DocumentFinder<DocumentPurpose>;
  readonly readDraftFile: ReadDraftFile;
  readonly institutionsOf: (manager: EntityManager) => InstitutionStore;
  /** The legal clock of one transaction, or of one request. */
  readonly legalClockOf: (manager: EntityManager) => ReadLegalClock;
  /** What other areas do when something happens to a consultation, in the same transaction. */
  readonly followersOf: readonly FollowerOf[];
  /** Asked before a consultation is answered and before it is endorsed. */
  readonly gates: readonly ((manager: EntityManager) => ConsultationGate)[];
}

/** Builds the consultations. */
export function createConsultationArea({ dataSource, afterCommit, logger, readDraftFile, ...lent }: Dependencies): Area<ConsultationContext> {
  const unitOf = createConsultationUnit({ ...lent, toOutgoingEvent });
  const inTransaction: InConsultationTransaction = createCommandTransaction({ dataSource, unitOf, afterCommit });
  const consultationCommands = {
    createConsultation: createCreateConsultation({ inTransaction, newId }),
    updateConsultation: createUpdateConsultation(inTransaction),
    addDraftVersion: createAddDraftVersion({ inTransaction, readDraftFile, newId }),
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
    contextFor: ({ viewer }) => {
      const reads = batched(consultationReader);
      const visible = (id: string) => visibleConsultation(id, { viewer, consultationById: reads.consultationById });
      return { consultationCommands, consultationReader, legalClock: lent.legalClockOf(dataSource.manager), visibleConsultation: visible, businessNow: businessNowOnce(dataSource.manager), ...reads };
    },
  };
}

/** Reads each kind of thing that one request asks for by one statement. */
const batched = ({ findByIds, findPages, countOf, findVersions, findVersionsByIds, findBlockPages, countBlocks, findChangePages, countChanges, findExtensions }: ConsultationReader) => ({
  consultationById: batch(byId(findByIds)),
  consultationsOf: batch(findPages),
  consultationCountOf: batch(countOf),
  draftVersionsOf: batch(manyByKey(findVersions, consultationIdOf)),
  draftVersionById: batch(byId(findVersionsByIds)),
  blocksOf: batch(findBlockPages),
  blockCountOf: batch(countBlocks),
  changesOf: batch(findChangePages),
  changeCountOf: batch(countChanges),
  extensionsOf: batch(manyByKey(findExtensions, consultationIdOf)),
});

const consultationIdOf = ({ consultationId }: { readonly consultationId: string }): string => consultationId;

const toOutgoingEvent = (event: ConsultationEvent, facts: TransactionFacts) => outgoingEvent(publishedConsultation(event), event.consultation, facts);
