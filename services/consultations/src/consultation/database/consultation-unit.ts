import { appendToOutbox, type Viewers } from '@conect/event-bus';
import type { OutgoingEvent } from '@conect/events';
import { auditOf, hidePersonal, scheduleJob, type TransactionFacts } from '@conect/service-kit';
import type { DocumentFinder } from '@conect/kernel';
import type { EntityManager } from 'typeorm';
import type { DocumentPurpose } from '../../document/domain/document';
import type { InstitutionStore } from '../../institution/application/ports';
import type { ReadLegalClock } from '../../legal-term/application/ports';
import type { ConsultationGate, ConsultationUnit } from '../application/ports';
import type { ConsultationEvent } from '../domain/consultation';
import { walkJob } from '../domain/lifecycle';
import { createConsultationStore } from './stores/consultation-store';
import { createDraftVersionStore } from './stores/draft-version-store';
import { deadlineExtensionTable } from './tables/deadline-extension.table';

/** Makes what another area does when something happens to a consultation. */
export type FollowerOf = (manager: EntityManager, facts: TransactionFacts) => (event: ConsultationEvent) => Promise<void>;

interface Dependencies {
  readonly documentsOf: (manager: EntityManager) => DocumentFinder<DocumentPurpose>;
  readonly institutionsOf: (manager: EntityManager) => InstitutionStore;
  readonly legalClockOf: (manager: EntityManager) => ReadLegalClock;
  readonly viewersOf: (manager: EntityManager) => Viewers;
  /** Asked before a consultation is answered and before it is endorsed. */
  readonly gates: readonly ((manager: EntityManager) => ConsultationGate)[];
  readonly toOutgoingEvent: (event: ConsultationEvent, facts: TransactionFacts) => OutgoingEvent;
  readonly followersOf: readonly FollowerOf[];
}

/** Who answers for a consultation is a person. */
const personalFields: ReadonlySet<string> = new Set(['contact']);

/** Builds what the commands on consultations touch on one transaction. */
export const createConsultationUnit =
  ({ documentsOf, institutionsOf, legalClockOf, viewersOf, gates, toOutgoingEvent, followersOf }: Dependencies) =>
  (manager: EntityManager, facts: TransactionFacts): ConsultationUnit => ({
    now: facts.now,
    consultations: createConsultationStore(manager),
    draftVersions: createDraftVersionStore(manager),
    documents: documentsOf(manager),
    extensions: { insert: async (extension) => void (await manager.getRepository(deadlineExtensionTable).insert(extension)) },
    legalClock: legalClockOf(manager),
    scheduleWalk: (runAt) => scheduleJob(manager, walkJob, {}, { runAt, jobKey: `${walkJob}:${runAt.toISOString()}` }),
    blockersOf: async (consultationId) => {
      const blockers: string[] = [];
      for (const gateOf of gates) blockers.push(...(await gateOf(manager).blockersOf(consultationId)));
      return blockers;
    },
    institutions: institutionsOf(manager),
    viewers: viewersOf(manager),
    publish: async (event) => {
      await appendToOutbox(manager, [toOutgoingEvent(event, facts)]);
      for (const followerOf of followersOf) await followerOf(manager, facts)(event);
    },
    audit: ({ consultationId, changes }) => auditOf(manager, facts)({ subjectType: 'consultation', subjectId: consultationId, changes: hidePersonal(changes, personalFields) }),
  });
