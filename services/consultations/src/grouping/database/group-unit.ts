import { appendToOutbox, type Viewers } from '@conect/event-bus';
import type { OutgoingEvent } from '@conect/events';
import { auditOf, type TransactionFacts } from '@conect/service-kit';
import type { EntityManager } from 'typeorm';
import type { GroupUnit } from '../application/ports';
import type { GroupEvent } from '../domain/group';
import { createGroupStore } from './stores/group-store';

interface Dependencies {
  readonly consultationsOf: (manager: EntityManager) => GroupUnit['consultations'];
  readonly contributionsOf: (manager: EntityManager) => GroupUnit['contributions'];
  readonly viewersOf: (manager: EntityManager) => Viewers;
  readonly toOutgoingEvent: (event: GroupEvent, facts: TransactionFacts) => OutgoingEvent;
}

/** Builds what the commands on groups touch on one transaction. */
export const createGroupUnit =
  ({ consultationsOf, contributionsOf, viewersOf, toOutgoingEvent }: Dependencies) =>
  (manager: EntityManager, facts: TransactionFacts): GroupUnit => ({
    now: facts.now,
    consultations: consultationsOf(manager),
    contributions: contributionsOf(manager),
    groups: createGroupStore(manager),
    viewers: viewersOf(manager),
    publish: (event) => appendToOutbox(manager, [toOutgoingEvent(event, facts)]),
    audit: ({ groupId, changes }) => auditOf(manager, facts)({ subjectType: 'contributionGroup', subjectId: groupId, changes }),
  });
