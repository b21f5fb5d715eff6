import { appendToOutbox, type Viewers } from '@conect/event-bus';
import type { OutgoingEvent } from '@conect/events';
import { auditOf, type TransactionFacts } from '@conect/service-kit';
import type { EntityManager } from 'typeorm';
import type { AppliedShifts, EndedOpportunity, OpportunityUnit, WithMorePlaces } from '../application/ports';
import type { OpportunityEvent } from '../domain/opportunity';
import { createOpportunityStore } from './stores/opportunity-store';

/** What another area does for the applications that wait when nobody decides on them any more, in the same transaction. Their opportunity is locked. */
type WhenOpportunityEnds = (manager: EntityManager, ended: EndedOpportunity & TransactionFacts) => Promise<void>;

/** What another area does for those who wait in line when there are more places, in the same transaction. The opportunity is locked. */
type WhenPlacesGrow = (manager: EntityManager, opportunity: WithMorePlaces & TransactionFacts) => Promise<void>;

/** What the unit of opportunities is built from. */
export interface OpportunityUnitDependencies {
  readonly organizationsOf: (manager: EntityManager) => OpportunityUnit['organizations'];
  readonly appliedShiftsOf: (manager: EntityManager) => AppliedShifts;
  readonly viewersOf: (manager: EntityManager) => Viewers;
  readonly trustedAfter: number;
  readonly whenOpportunityEnds?: WhenOpportunityEnds;
  readonly whenPlacesGrow?: WhenPlacesGrow;
  readonly toOutgoingEvent: (event: OpportunityEvent, facts: TransactionFacts) => OutgoingEvent;
}

/** Builds what the commands on opportunities touch on one transaction. */
export const createOpportunityUnit =
  ({ organizationsOf, appliedShiftsOf, viewersOf, trustedAfter, whenOpportunityEnds, whenPlacesGrow, toOutgoingEvent }: OpportunityUnitDependencies) =>
  (manager: EntityManager, facts: TransactionFacts): OpportunityUnit => ({
    now: facts.now,
    trustedAfter,
    opportunities: createOpportunityStore(manager),
    organizations: organizationsOf(manager),
    ...appliedShiftsOf(manager),
    viewers: viewersOf(manager),
    publish: (event) => appendToOutbox(manager, [toOutgoingEvent(event, facts)]),
    audit: ({ opportunityId, changes }) => auditOf(manager, facts)({ subjectType: 'opportunity', subjectId: opportunityId, changes }),
    endApplications: async (ended) => whenOpportunityEnds?.(manager, { ...ended, ...facts }),
    offerPlaces: async (opportunity) => whenPlacesGrow?.(manager, { ...opportunity, ...facts }),
  });
