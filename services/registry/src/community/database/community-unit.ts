import { appendToOutbox } from '@conect/event-bus';
import type { OutgoingEvent } from '@conect/events';
import { auditOf, type TransactionFacts } from '@conect/service-kit';
import type { EntityManager } from 'typeorm';
import type { OrganizationUnit } from '../../organization/application/ports';
import { auditLineOf } from '../../service/database/audit-line';
import type { CommunityUnit } from '../application/ports';
import type { CommunityEvent } from '../domain/community';
import { createCommunityStore } from './stores/community-store';

interface Dependencies {
  readonly organizationUnitOf: (manager: EntityManager, facts: TransactionFacts) => OrganizationUnit;
  readonly toOutgoingEvent: (event: CommunityEvent, facts: TransactionFacts) => OutgoingEvent;
}

/** Builds what the commands on communities touch on one transaction. */
export const createCommunityUnit =
  ({ organizationUnitOf, toOutgoingEvent }: Dependencies) =>
  (manager: EntityManager, facts: TransactionFacts): CommunityUnit => ({
    ...organizationUnitOf(manager, facts),
    communities: createCommunityStore(manager),
    publishCommunity: (event) => appendToOutbox(manager, [toOutgoingEvent(event, facts)]),
    auditCommunity: ({ communityId, changes }) => auditOf(manager, facts)(auditLineOf({ type: 'community', id: communityId }, changes)),
  });
