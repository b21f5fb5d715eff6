import { appendToOutbox, createKnownInstitutions, createKnownOrganizations, type Viewers } from '@conect/event-bus';
import { auditOf, hidePersonal, type TransactionFacts } from '@conect/service-kit';
import type { OutgoingEvent } from '@conect/events';
import type { EntityManager } from 'typeorm';
import type { MembershipStore } from '../../membership/application/ports';
import type { ThreadUnit } from '../application/ports';
import { personalFields, type ThreadEvent } from '../domain/thread';
import { createDueThreads } from './due-threads';
import { createLetterStore } from './stores/letter-store';
import { createResponseStore } from './stores/response-store';
import { createThreadStore } from './stores/thread-store';
import { createUnreadStore } from './stores/unread-store';

/** What the unit is handed by others. */
export interface ThreadUnitDependencies {
  readonly membershipsOf: (manager: EntityManager) => MembershipStore;
  readonly viewersOf: (manager: EntityManager) => Viewers;
  readonly blocksOf: (manager: EntityManager) => ThreadUnit['blocks'];
  readonly documentsOf: (manager: EntityManager) => ThreadUnit['documents'];
  readonly removalOfBytesOn: (manager: EntityManager) => ThreadUnit['removeBytes'];
  readonly liveOf: (manager: EntityManager, facts: TransactionFacts) => ThreadUnit['live'];
  readonly toOutgoingEvent: (event: ThreadEvent, facts: TransactionFacts) => OutgoingEvent;
}

/** Builds what the commands on threads touch on one transaction. */
export const createThreadUnit =
  ({ membershipsOf, viewersOf, blocksOf, documentsOf, removalOfBytesOn, liveOf, toOutgoingEvent }: ThreadUnitDependencies) =>
  (manager: EntityManager, facts: TransactionFacts): ThreadUnit => ({
    now: facts.now,
    actorId: facts.actorId,
    threads: createThreadStore(manager),
    letters: createLetterStore(manager),
    unread: createUnreadStore(manager),
    responses: createResponseStore(manager),
    due: createDueThreads(manager),
    blocks: blocksOf(manager),
    documents: documentsOf(manager),
    removeBytes: removalOfBytesOn(manager),
    institutions: createKnownInstitutions(manager),
    organizations: createKnownOrganizations(manager),
    memberships: membershipsOf(manager),
    viewers: viewersOf(manager),
    live: liveOf(manager, facts),
    publish: (event) => appendToOutbox(manager, [toOutgoingEvent(event, facts)]),
    audit: ({ changes, ...line }) => auditOf(manager, facts)({ ...line, changes: hidePersonal(changes, personalFields) }),
  });
