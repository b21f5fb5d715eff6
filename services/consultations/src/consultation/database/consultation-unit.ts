import { appendToOutbox, type Viewers } from '@conect/event-bus';
import type { OutgoingEvent } from '@conect/events';
import { appendAudit, hidePersonal, scheduleJob, type TransactionFacts } from '@conect/service-kit';
import type { DocumentFinder } from '@conect/kernel';
import type { EntityManager } from 'typeorm';
import type { DocumentPurpose } from '../../document/domain/document';
import type { InstitutionStore } from '../../institution/application/ports';
import type { ReadLegalClock } from '../../legal-term/application/ports';
import type { ConsultationUnit } from '../application/ports';
import type { ConsultationEvent } from '../domain/consultation';
import { walkJob } from '../domain/lifecycle';
import { createConsultationStore } from './stores/consultation-store';
import { createDraftVersionStore } from './stores/draft-version-store';
import { deadlineExtensionTable } from './tables/deadline-extension.table';

interface Dependencies {
  readonly documentsOf: (manager: EntityManager) => DocumentFinder<DocumentPurpose>;
  readonly institutionsOf: (manager: EntityManager) => InstitutionStore;
  readonly legalClockOf: (manager: EntityManager) => ReadLegalClock;
  readonly viewersOf: (manager: EntityManager) => Viewers;
  readonly toOutgoingEvent: (event: ConsultationEvent, facts: TransactionFacts) => OutgoingEvent;
}

/** Who answers for a consultation is a person. */
const personalFields: ReadonlySet<string> = new Set(['contact']);

/** Builds what the commands on consultations touch on one transaction. */
export const createConsultationUnit =
  ({ documentsOf, institutionsOf, legalClockOf, viewersOf, toOutgoingEvent }: Dependencies) =>
  (manager: EntityManager, facts: TransactionFacts): ConsultationUnit => ({
    now: facts.now,
    consultations: createConsultationStore(manager),
    draftVersions: createDraftVersionStore(manager),
    documents: documentsOf(manager),
    extensions: { insert: async (extension) => void (await manager.getRepository(deadlineExtensionTable).insert(extension)) },
    legalClock: legalClockOf(manager),
    scheduleWalk: (runAt) => scheduleJob(manager, walkJob, {}, { runAt, jobKey: `${walkJob}:${runAt.toISOString()}` }),
    institutions: institutionsOf(manager),
    viewers: viewersOf(manager),
    publish: (event) => appendToOutbox(manager, [toOutgoingEvent(event, facts)]),
    audit: ({ consultationId, changes }) => {
      const { now: at, actorId, operation: action, requestId } = facts;
      return appendAudit(manager, { at, actorId, action, requestId, subjectType: 'consultation', subjectId: consultationId, changes: hidePersonal(changes, personalFields) });
    },
  });
