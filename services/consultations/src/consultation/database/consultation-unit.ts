import { appendToOutbox, type Viewers } from '@conect/event-bus';
import type { OutgoingEvent } from '@conect/events';
import { createLegalClock } from '@conect/legal-clock';
import { appendAudit, hidePersonal, scheduleJob, type TransactionFacts } from '@conect/service-kit';
import type { EntityManager } from 'typeorm';
import type { InstitutionStore } from '../../institution/application/ports';
import type { ConsultationGate, ConsultationUnit } from '../application/ports';
import type { ConsultationEvent } from '../domain/consultation';
import { walkJob } from '../domain/lifecycle';
import { createConsultationStore } from './stores/consultation-store';
import { createDraftVersionStore } from './stores/draft-version-store';
import { deadlineExtensionTable } from './tables/deadline-extension.table';

interface Dependencies {
  readonly institutionsOf: (manager: EntityManager) => InstitutionStore;
  readonly viewersOf: (manager: EntityManager) => Viewers;
  /** Asked before a consultation is answered and before it is endorsed. */
  readonly gates: readonly ((manager: EntityManager) => ConsultationGate)[];
  readonly toOutgoingEvent: (event: ConsultationEvent, facts: TransactionFacts) => OutgoingEvent;
}

/** Who answers for a consultation is a person. */
const personalFields: ReadonlySet<string> = new Set(['contact']);

/** Builds what the commands on consultations touch on one transaction. */
export const createConsultationUnit =
  ({ institutionsOf, viewersOf, gates, toOutgoingEvent }: Dependencies) =>
  (manager: EntityManager, facts: TransactionFacts): ConsultationUnit => ({
    now: facts.now,
    consultations: createConsultationStore(manager),
    draftVersions: createDraftVersionStore(manager),
    extensions: { insert: async (extension) => void (await manager.getRepository(deadlineExtensionTable).insert(extension)) },
    legalClock: () => Promise.resolve(createLegalClock({})),
    scheduleWalk: (runAt) => scheduleJob(manager, walkJob, {}, { runAt, jobKey: `${walkJob}:${runAt.toISOString()}` }),
    blockersOf: async (consultationId) => {
      const blockers: string[] = [];
      for (const gateOf of gates) blockers.push(...(await gateOf(manager).blockersOf(consultationId)));
      return blockers;
    },
    institutions: institutionsOf(manager),
    viewers: viewersOf(manager),
    publish: (event) => appendToOutbox(manager, [toOutgoingEvent(event, facts)]),
    audit: ({ consultationId, changes }) => {
      const { now: at, actorId, operation: action, requestId } = facts;
      return appendAudit(manager, { at, actorId, action, requestId, subjectType: 'consultation', subjectId: consultationId, changes: hidePersonal(changes, personalFields) });
    },
  });
