import { appendToOutbox, type Viewers } from '@conect/event-bus';
import type { OutgoingEvent } from '@conect/events';
import { auditOf, type TransactionFacts } from '@conect/service-kit';
import type { EntityManager } from 'typeorm';
import type { InvitationUnit } from '../application/ports';
import type { InvitationEvent } from '../domain/invitation';
import { createInvitationStore } from './stores/invitation-store';

interface Dependencies {
  readonly consultationsOf: (manager: EntityManager) => InvitationUnit['consultations'];
  readonly viewersOf: (manager: EntityManager) => Viewers;
  readonly toOutgoingEvent: (event: InvitationEvent, facts: TransactionFacts) => OutgoingEvent;
}

/** Builds what the commands on invitations touch on one transaction. */
export const createInvitationUnit =
  ({ consultationsOf, viewersOf, toOutgoingEvent }: Dependencies) =>
  (manager: EntityManager, facts: TransactionFacts): InvitationUnit => ({
    now: facts.now,
    consultations: consultationsOf(manager),
    invitations: createInvitationStore(manager),
    viewers: viewersOf(manager),
    publish: (events) => appendToOutbox(manager, events.map((event) => toOutgoingEvent(event, facts))),
    audit: ({ subject: { type: subjectType, id: subjectId }, changes }) => auditOf(manager, facts)({ subjectType, subjectId, changes }),
  });
