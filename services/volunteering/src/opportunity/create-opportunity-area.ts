import { outgoingEvent, type OrganizationStanding } from '@conect/event-bus';
import { newId } from '@conect/kernel';
import { batch, businessNow, businessNowOnce, byId, createCommandTransaction, type TransactionFacts } from '@conect/service-kit';
import type { EntityManager } from 'typeorm';
import type { OrganizationStore } from '../organization/application/ports';
import type { Area } from '../service/area';
import type { Foundation } from '../service/foundation';
import { createApproveOpportunity } from './application/commands/approve-opportunity';
import { createCancelOpportunity } from './application/commands/cancel-opportunity';
import { createCloseOpportunity } from './application/commands/close-opportunity';
import { createCreateOpportunity } from './application/commands/create-opportunity';
import { createPauseOpportunity } from './application/commands/pause-opportunity';
import { createPublishOpportunity } from './application/commands/publish-opportunity';
import { createRejectOpportunity } from './application/commands/reject-opportunity';
import { createResumeOpportunity } from './application/commands/resume-opportunity';
import { createSubmitOpportunity } from './application/commands/submit-opportunity';
import { createUpdateOpportunity } from './application/commands/update-opportunity';
import { followOrganization } from './application/commands/follow-organization';
import { createWalkOpportunities } from './application/commands/walk-opportunities';
import type { InOpportunityTransaction, OpportunityReader } from './application/ports';
import { createOpportunityReader } from './database/opportunity-reader';
import { createOpportunityUnit, type OpportunityUnitDependencies } from './database/opportunity-unit';
import { organizationHeard, walkJob } from './domain/lifecycle';
import type { OpportunityEvent } from './domain/opportunity';
import { publishedOpportunity } from './events/published';
import type { OpportunityContext } from './graphql/context';
import { opportunityResolvers } from './graphql/opportunity-resolvers';
import { opportunityWalk } from './jobs/walk-opportunities';

interface Dependencies extends Foundation, Omit<OpportunityUnitDependencies, 'toOutgoingEvent' | 'organizationsOf'> {
  readonly organizationsOf: (manager: EntityManager) => OrganizationStore;
}

/** Builds the calls for volunteers. */
export function createOpportunityArea({ dataSource, afterCommit, logger, ...lent }: Dependencies): Area<OpportunityContext> {
  const { organizationsOf, trustedAfter } = lent;
  const unitOf = createOpportunityUnit({ ...lent, toOutgoingEvent });
  const inTransaction: InOpportunityTransaction = createCommandTransaction({ dataSource, unitOf, afterCommit });
  const opportunityCommands = {
    createOpportunity: createCreateOpportunity({ inTransaction, newId }),
    updateOpportunity: createUpdateOpportunity({ inTransaction, newId }),
    submitOpportunity: createSubmitOpportunity(inTransaction),
    approveOpportunity: createApproveOpportunity(inTransaction),
    rejectOpportunity: createRejectOpportunity(inTransaction),
    publishOpportunity: createPublishOpportunity(inTransaction),
    pauseOpportunity: createPauseOpportunity(inTransaction),
    resumeOpportunity: createResumeOpportunity(inTransaction),
    closeOpportunity: createCloseOpportunity(inTransaction),
    cancelOpportunity: createCancelOpportunity(inTransaction),
  };
  const opportunityReader = createOpportunityReader(dataSource.manager);
  const organizations = organizationsOf(dataSource.manager);
  return {
    resolvers: opportunityResolvers,
    jobs: [opportunityWalk({ name: walkJob, walkOpportunities: createWalkOpportunities({ inTransaction, newId }), logger })],
    contextFor: () => ({ opportunityCommands, opportunityReader, trustedAfter, ...batched(opportunityReader), businessNow: businessNowOnce(dataSource.manager), organizationStatusOf: batch(organizations.statusesOf) }),
  };
}

/** Reads each kind of thing that one request asks for by one statement. */
const batched = ({ findByIds, findPages, countOf, approvedCountsOf }: OpportunityReader) => ({
  opportunityById: batch(byId(findByIds)),
  opportunitiesOf: batch(findPages),
  opportunityCountOf: batch(countOf),
  approvedCountOf: batch(approvedCountsOf),
});

const toOutgoingEvent = (event: OpportunityEvent, facts: TransactionFacts) => outgoingEvent(publishedOpportunity(event), event.opportunity, facts);

/** Makes what opportunities do when the registry says where their organization stands, in the transaction of the event. */
export function createWhenOrganizationStands(lent: Omit<OpportunityUnitDependencies, 'toOutgoingEvent'>) {
  const unitOf = createOpportunityUnit({ ...lent, toOutgoingEvent });
  return async (manager: EntityManager, { organizationId, status, actorId, traceparent }: OrganizationStanding): Promise<void> => {
    // Active again: its people resume what they want.
    if (status === 'ACTIVE') return;
    const facts: TransactionFacts = { now: await businessNow(manager), actorId, traceparent, operation: organizationHeard, requestId: null };
    await followOrganization(unitOf(manager, facts), organizationId, status);
  };
}
