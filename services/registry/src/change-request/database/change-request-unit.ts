import { appendToOutbox } from '@conect/event-bus';
import type { OutgoingEvent } from '@conect/events';
import { auditOf, type TransactionFacts } from '@conect/service-kit';
import type { EntityManager } from 'typeorm';
import type { OrganizationUnit } from '../../organization/application/ports';
import { auditLineOf } from '../../service/database/audit-line';
import type { ChangeRequestUnit } from '../application/ports';
import type { ChangeRequestEvent } from '../domain/change-request';
import { createChangeRequestStore } from './stores/change-request-store';

interface Dependencies {
  readonly organizationUnitOf: (manager: EntityManager, facts: TransactionFacts) => OrganizationUnit;
  readonly toOutgoingEvent: (event: ChangeRequestEvent, facts: TransactionFacts) => OutgoingEvent;
}

/** Builds what the commands on change requests touch on one transaction. */
export const createChangeRequestUnit =
  ({ organizationUnitOf, toOutgoingEvent }: Dependencies) =>
  (manager: EntityManager, facts: TransactionFacts): ChangeRequestUnit => ({
    ...organizationUnitOf(manager, facts),
    changeRequests: createChangeRequestStore(manager),
    publishChangeRequest: (event) => appendToOutbox(manager, [toOutgoingEvent(event, facts)]),
    auditChangeRequest: ({ changeRequestId: id, organizationId, changes }) =>
      auditOf(manager, facts)(auditLineOf({ type: 'change-request', id, organizationId }, changes)),
  });
