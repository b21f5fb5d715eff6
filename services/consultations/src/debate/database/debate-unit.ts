import { appendToOutbox, type Viewers } from '@conect/event-bus';
import type { OutgoingEvent } from '@conect/events';
import type { DocumentFinder } from '@conect/kernel';
import { auditOf, hidePersonal, scheduleJob, type TransactionFacts } from '@conect/service-kit';
import type { EntityManager } from 'typeorm';
import type { ConsultationStore } from '../../consultation/application/ports';
import type { DocumentPurpose } from '../../document/domain/document';
import type { InstitutionStore } from '../../institution/application/ports';
import type { ReadLegalClock } from '../../legal-term/application/ports';
import type { OrganizationStore } from '../../organization/application/ports';
import type { DebateUnit } from '../application/ports';
import type { DebateEvent } from '../domain/debate';
import { debateWalkJob } from '../domain/lifecycle';
import { createAttendanceStore, createBreachStore, createDebateRegistrationStore } from './stores/debate-registration-store';
import { createDebateRequestStore } from './stores/debate-request-store';
import { createDebateStore } from './stores/debate-store';

/** What the commands on debates stand on. */
export interface DebateUnitDependencies {
  readonly consultationsOf: (manager: EntityManager) => ConsultationStore;
  readonly documentsOf: (manager: EntityManager) => DocumentFinder<DocumentPurpose>;
  readonly institutionsOf: (manager: EntityManager) => InstitutionStore;
  readonly organizationsOf: (manager: EntityManager) => OrganizationStore;
  readonly legalClockOf: (manager: EntityManager) => ReadLegalClock;
  readonly viewersOf: (manager: EntityManager) => Viewers;
  readonly toOutgoingEvent: (event: DebateEvent, facts: TransactionFacts) => OutgoingEvent;
}

/** What a person says of himself, or writes. */
const personalFields: ReadonlySet<string> = new Set(['contact', 'text']);

/** Builds what the commands on debates touch on one transaction. */
export const createDebateUnit =
  ({ consultationsOf, documentsOf, institutionsOf, organizationsOf, legalClockOf, viewersOf, toOutgoingEvent }: DebateUnitDependencies) =>
  (manager: EntityManager, facts: TransactionFacts): DebateUnit => ({
    now: facts.now,
    consultations: consultationsOf(manager),
    documents: documentsOf(manager),
    debates: createDebateStore(manager),
    requests: createDebateRequestStore(manager),
    registrations: createDebateRegistrationStore(manager),
    attendance: createAttendanceStore(manager),
    breaches: createBreachStore(manager),
    institutions: institutionsOf(manager),
    organizations: organizationsOf(manager),
    legalClock: legalClockOf(manager),
    scheduleWalk: (runAt) => scheduleJob(manager, debateWalkJob, {}, { runAt, jobKey: `${debateWalkJob}:${runAt.toISOString()}` }),
    viewers: viewersOf(manager),
    publish: (event) => appendToOutbox(manager, [toOutgoingEvent(event, facts)]),
    audit: ({ debateId: chainId, subjectType, subjectId, changes }) => auditOf(manager, facts)({ chainId, subjectType, subjectId, changes: hidePersonal(changes, personalFields) }),
  });
