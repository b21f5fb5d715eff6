import { appendToOutbox } from '@conect/event-bus';
import type { OutgoingEvent } from '@conect/events';
import { auditOf, type TransactionFacts } from '@conect/service-kit';
import type { EntityManager } from 'typeorm';
import type { OrganizationUnit } from '../../organization/application/ports';
import { auditLineOf } from '../../service/database/audit-line';
import type { ClaimUnit } from '../application/ports';
import type { ClaimEvent } from '../domain/claim';
import { createClaimStore } from './stores/claim-store';

interface Dependencies {
  readonly organizationUnitOf: (manager: EntityManager, facts: TransactionFacts) => OrganizationUnit;
  readonly toOutgoingEvent: (event: ClaimEvent, facts: TransactionFacts) => OutgoingEvent;
}

/** Builds what the claim commands touch on one transaction. */
export const createClaimUnit =
  ({ organizationUnitOf, toOutgoingEvent }: Dependencies) =>
  (manager: EntityManager, facts: TransactionFacts): ClaimUnit => ({
    ...organizationUnitOf(manager, facts),
    claims: createClaimStore(manager),
    publishClaims: (...events) => appendToOutbox(manager, events.map((event) => toOutgoingEvent(event, facts))),
    auditClaims: (...entries) =>
      auditOf(manager, facts)(...entries.map(({ claimId: id, organizationId, changes }) => auditLineOf({ type: 'claim', id, organizationId }, changes))),
  });
