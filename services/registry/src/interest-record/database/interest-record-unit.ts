import { appendToOutbox } from '@conect/event-bus';
import type { OutgoingEvent } from '@conect/events';
import { auditOf, type TransactionFacts } from '@conect/service-kit';
import type { EntityManager } from 'typeorm';
import type { InstitutionStore } from '../../institution/application/ports';
import type { OrganizationUnit } from '../../organization/application/ports';
import { auditLineOf } from '../../service/database/audit-line';
import type { InterestRecordUnit, InterestRecordWrites } from '../application/ports';
import type { InterestRecordEvent } from '../domain/interest-record';
import { createInterestRecordStore } from './stores/interest-record-store';

interface Dependencies {
  readonly organizationUnitOf: (manager: EntityManager, facts: TransactionFacts) => OrganizationUnit;
  readonly institutionsOf: (manager: EntityManager) => InstitutionStore;
  readonly toOutgoingEvent: (event: InterestRecordEvent, facts: TransactionFacts) => OutgoingEvent;
}

/** Builds what a change of an interest record writes on one transaction. */
export const createInterestRecordWrites =
  (toOutgoingEvent: Dependencies['toOutgoingEvent']) =>
  (manager: EntityManager, facts: TransactionFacts): InterestRecordWrites => ({
    now: facts.now,
    interestRecords: createInterestRecordStore(manager),
    publishInterestRecord: (event) => appendToOutbox(manager, [toOutgoingEvent(event, facts)]),
    auditInterestRecord: ({ interestRecordId: id, organizationId, changes }) =>
      auditOf(manager, facts)(auditLineOf({ type: 'interest-record', id, organizationId }, changes)),
  });

/** Builds what the commands on interest records touch on one transaction. */
export const createInterestRecordUnit =
  ({ organizationUnitOf, institutionsOf, toOutgoingEvent }: Dependencies) =>
  (manager: EntityManager, facts: TransactionFacts): InterestRecordUnit => ({
    ...organizationUnitOf(manager, facts),
    ...createInterestRecordWrites(toOutgoingEvent)(manager, facts),
    institutions: institutionsOf(manager),
  });
