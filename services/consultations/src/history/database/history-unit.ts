import { appendToOutbox } from '@conect/event-bus';
import type { OutgoingEvent } from '@conect/events';
import { differencesOf } from '@conect/kernel';
import { auditOf, type TransactionFacts } from '@conect/service-kit';
import type { EntityManager } from 'typeorm';
import type { ConsultationStore } from '../../consultation/application/ports';
import { flat } from '../../consultation/application/record-consultation';
import type { ConsultationEvent } from '../../consultation/domain/consultation';
import type { HistoryUnit } from '../application/ports';
import { createHistoryStore } from './history-store';

interface Dependencies {
  readonly consultationsOf: (manager: EntityManager) => ConsultationStore;
  readonly toOutgoingEvent: (event: ConsultationEvent, facts: TransactionFacts) => OutgoingEvent;
}

/** Builds what the import of history touches on one transaction; those who follow consultations are told nothing of it. */
export const createHistoryUnit =
  ({ consultationsOf, toOutgoingEvent }: Dependencies) =>
  (manager: EntityManager, facts: TransactionFacts): HistoryUnit => ({
    now: facts.now,
    consultations: consultationsOf(manager),
    history: createHistoryStore(manager),
    publish: (events) => appendToOutbox(manager, events.map((event) => toOutgoingEvent(event, facts))),
    audit: (events) =>
      auditOf(manager, facts)(...events.map(({ consultation }) => ({ subjectType: 'consultation', subjectId: consultation.id, changes: differencesOf(null, flat(consultation)) }))),
  });
