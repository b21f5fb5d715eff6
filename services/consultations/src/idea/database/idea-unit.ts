import { appendToOutbox, type Viewers } from '@conect/event-bus';
import type { OutgoingEvent } from '@conect/events';
import { auditOf, type TransactionFacts } from '@conect/service-kit';
import type { EntityManager } from 'typeorm';
import type { IdeaUnit } from '../application/ports';
import type { IdeaEvent } from '../domain/idea';
import { createIdeaStores } from './stores/idea-store';

interface Dependencies {
  readonly consultationsOf: (manager: EntityManager) => IdeaUnit['consultations'];
  readonly institutionsOf: (manager: EntityManager) => IdeaUnit['institutions'];
  readonly organizationsOf: (manager: EntityManager) => IdeaUnit['organizations'];
  readonly viewersOf: (manager: EntityManager) => Viewers;
  readonly toOutgoingEvent: (event: IdeaEvent, facts: TransactionFacts) => OutgoingEvent;
}

/** Builds what the commands on ideas touch on one transaction. */
export const createIdeaUnit =
  ({ consultationsOf, institutionsOf, organizationsOf, viewersOf, toOutgoingEvent }: Dependencies) =>
  (manager: EntityManager, facts: TransactionFacts): IdeaUnit => ({
    now: facts.now,
    ...createIdeaStores(manager),
    consultations: consultationsOf(manager),
    institutions: institutionsOf(manager),
    organizations: organizationsOf(manager),
    viewers: viewersOf(manager),
    publish: (event) => appendToOutbox(manager, [toOutgoingEvent(event, facts)]),
    audit: ({ ideaId, changes }) => auditOf(manager, facts)({ subjectType: 'idea', subjectId: ideaId, changes }),
  });
