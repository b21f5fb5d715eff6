import { appendToOutbox } from '@conect/event-bus';
import type { OutgoingEvent } from '@conect/events';
import { auditOf, type TransactionFacts } from '@conect/service-kit';
import type { EntityManager } from 'typeorm';
import type { OrganizationUnit } from '../../organization/application/ports';
import { auditLineOf } from '../../service/database/audit-line';
import type { ActivityUnit } from '../application/ports';
import type { ActivityEvent } from '../domain/activity';
import { createActivityStore } from './stores/activity-store';

interface Dependencies {
  readonly organizationUnitOf: (manager: EntityManager, facts: TransactionFacts) => OrganizationUnit;
  readonly toOutgoingEvent: (event: ActivityEvent, facts: TransactionFacts) => OutgoingEvent;
}

/** Builds what the commands on activities touch on one transaction. */
export const createActivityUnit =
  ({ organizationUnitOf, toOutgoingEvent }: Dependencies) =>
  (manager: EntityManager, facts: TransactionFacts): ActivityUnit => ({
    ...organizationUnitOf(manager, facts),
    activities: createActivityStore(manager),
    publishActivityEvent: (event) => appendToOutbox(manager, [toOutgoingEvent(event, facts)]),
    auditActivity: ({ activityId: id, organizationId, changes }) => auditOf(manager, facts)(auditLineOf({ type: 'activity', id, organizationId }, changes)),
  });
