import { appendToOutbox } from '@conect/event-bus';
import type { OutgoingEvent } from '@conect/events';
import { auditOf, type TransactionFacts } from '@conect/service-kit';
import type { EntityManager } from 'typeorm';
import type { InstitutionStore } from '../../institution/application/ports';
import type { OrganizationUnit } from '../../organization/application/ports';
import { auditLineOf } from '../../service/database/audit-line';
import type { CaseUnit } from '../application/ports';
import type { CaseEvent } from '../domain/walk';
import { createCaseStore } from './stores/case-store';

interface Dependencies {
  readonly organizationUnitOf: (manager: EntityManager, facts: TransactionFacts) => OrganizationUnit;
  readonly institutionsOf: (manager: EntityManager) => InstitutionStore;
  readonly toOutgoingEvent: (event: CaseEvent, facts: TransactionFacts) => OutgoingEvent;
}

/** Builds what the commands on cases of public utility touch on one transaction. */
export const createCaseUnit =
  ({ organizationUnitOf, institutionsOf, toOutgoingEvent }: Dependencies) =>
  (manager: EntityManager, facts: TransactionFacts): CaseUnit => ({
    ...organizationUnitOf(manager, facts),
    institutions: institutionsOf(manager),
    cases: createCaseStore(manager),
    publishCase: (event) => appendToOutbox(manager, [toOutgoingEvent(event, facts)]),
    auditCase: ({ caseId: id, organizationId, changes }) => auditOf(manager, facts)(auditLineOf({ type: 'public-utility-case', id, organizationId }, changes)),
  });
