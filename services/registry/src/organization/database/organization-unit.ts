import { appendToOutbox } from '@conect/event-bus';
import type { OutgoingEvent } from '@conect/events';
import { auditOf, type TransactionFacts } from '@conect/service-kit';
import type { EntityManager } from 'typeorm';
import { auditLineOf } from '../../service/database/audit-line';
import type { OrganizationUnit } from '../application/ports';
import type { OrganizationEvent } from '../domain/events';
import { createOrganizationStore } from './stores/organization-store';
import { createReviewCommentStore } from './stores/review-comment-store';

/** Translates what happened into the contract other services rely on. */
export type ToOutgoingEvent = (event: OrganizationEvent, facts: TransactionFacts) => OutgoingEvent;

interface Dependencies {
  readonly toOutgoingEvent: ToOutgoingEvent;
  readonly documentsOf: (manager: EntityManager) => OrganizationUnit['documents'];
  /** What other areas do when something happens to an organization. */
  readonly followersOf?: readonly ((manager: EntityManager, facts: TransactionFacts) => OrganizationUnit['follow'])[];
  readonly viewersOf: (manager: EntityManager) => OrganizationUnit['viewers'];
}

/** Builds what the organization commands touch on one transaction. */
export const createOrganizationUnit =
  ({ toOutgoingEvent, documentsOf, viewersOf, followersOf = [] }: Dependencies) =>
  (manager: EntityManager, facts: TransactionFacts): OrganizationUnit => ({
    now: facts.now,
    organizations: createOrganizationStore(manager),
    reviewComments: createReviewCommentStore(manager),
    documents: documentsOf(manager),
    viewers: viewersOf(manager),
    publish: (...events) => appendToOutbox(manager, events.map((event) => toOutgoingEvent(event, facts))),
    audit: (...entries) => auditOf(manager, facts)(...entries.map(({ organizationId: id, changes }) => auditLineOf({ type: 'organization', id }, changes))),
    follow: async (event) => {
      for (const followerOf of followersOf) await followerOf(manager, facts)(event);
    },
  });
