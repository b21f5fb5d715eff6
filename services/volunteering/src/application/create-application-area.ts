import { outgoingEvent } from '@conect/event-bus';
import { newId } from '@conect/kernel';
import { batch, byId, createChangeFeed, createCommandTransaction, manyByKey, mergeResolvers, whenErased, type TransactionFacts } from '@conect/service-kit';
import type { EntityManager } from 'typeorm';
import type { Area } from '../service/area';
import type { Foundation } from '../service/foundation';
import { createAcceptApplication } from './application/commands/accept-application';
import { createApplyToOpportunity } from './application/commands/apply-to-opportunity';
import { createBlockVolunteer } from './application/commands/block-volunteer';
import { createCompleteApplication } from './application/commands/complete-application';
import { endWithOpportunity, type EndedOpportunity } from './application/commands/end-with-opportunity';
import { engageApplication } from './application/commands/engage-application';
import { forgetVolunteer } from './application/commands/forget-volunteer';
import { createMarkNoShow } from './application/commands/mark-no-show';
import { offerPlaces } from './application/commands/offer-places';
import { createRejectApplication } from './application/commands/reject-application';
import { createUnblockVolunteer } from './application/commands/unblock-volunteer';
import { createWaitlistApplication } from './application/commands/waitlist-application';
import { createWithdrawApplication } from './application/commands/withdraw-application';
import type { ApplicationReader, InApplicationTransaction } from './application/ports';
import { createApplicationReader } from './database/application-reader';
import { createApplicationUnit, type ApplicationUnitDependencies } from './database/application-unit';
import type { ApplicationEvent, BlockEvent } from './domain/application';
import { publishedApplication, publishedBlock } from './events/published';
import { applicationResolvers } from './graphql/application-resolvers';
import { blockResolvers } from './graphql/block-resolvers';
import { changeResolvers } from './graphql/change-resolvers';
import type { ApplicationContext } from './graphql/context';

/** What the area is handed by others. */
type Ports = Omit<ApplicationUnitDependencies, 'toOutgoingEvent'>;

/** Builds who applies to opportunities, and whom hosts have blocked. */
export function createApplicationArea({ dataSource, afterCommit, ...ports }: Foundation & Ports): Area<ApplicationContext> {
  const inTransaction: InApplicationTransaction = createCommandTransaction({ dataSource, unitOf: unitOf(ports), afterCommit });
  const applicationCommands = {
    applyToOpportunity: createApplyToOpportunity({ inTransaction, newId }),
    withdrawApplication: createWithdrawApplication(inTransaction),
    acceptApplication: createAcceptApplication(inTransaction),
    rejectApplication: createRejectApplication(inTransaction),
    waitlistApplication: createWaitlistApplication(inTransaction),
    markNoShow: createMarkNoShow(inTransaction),
    completeApplication: createCompleteApplication(inTransaction),
    blockVolunteer: createBlockVolunteer({ inTransaction, newId }),
    unblockVolunteer: createUnblockVolunteer(inTransaction),
  };
  const reader = createApplicationReader(dataSource.manager);
  const changesOf = (userId: string) => createChangeFeed(dataSource.manager, 'application', { column: 'volunteer_id', id: userId });
  return {
    resolvers: mergeResolvers([applicationResolvers, blockResolvers, changeResolvers]),
    contextFor: ({ principal }) => ({ applicationCommands, changesOf, ...batched(reader), ...ownOf(reader, principal.kind === 'USER' ? principal.userId : null) }),
  };
}

/** Reads each kind of thing that one request asks for by one statement. */
const batched = ({ findByIds, findPages, countOf, waitingPositions, findBlocksOf, findBlockPages, countBlocks }: ApplicationReader) => {
  const listsOf = (side: Parameters<typeof findPages>[0]) => ({
    read: batch((asked: Parameters<typeof findPages>[1]) => findPages(side, asked)),
    count: batch((lists: Parameters<typeof countOf>[1]) => countOf(side, lists)),
  });
  return {
    applicationById: batch(byId(findByIds)),
    applicationLists: { OPPORTUNITY: listsOf('OPPORTUNITY'), ORGANIZATION: listsOf('ORGANIZATION'), VOLUNTEER: listsOf('VOLUNTEER') },
    waitingPositionOf: batch(waitingPositions),
    blocksOf: batch(findBlockPages),
    blockCountOf: batch(countBlocks),
    blockOf: async (userId: string, organizationId: string) => (await findBlocksOf(userId, [organizationId]))[0] ?? null,
  };
};

/** What a person has to do with opportunities and their organizations; nothing of somebody who did not sign in. */
const ownOf = ({ findLiveOf, findBlocksOf }: ApplicationReader, userId: string | null): Pick<ApplicationContext, 'ownLiveApplicationsTo' | 'ownBlocksBy'> => ({
  ownLiveApplicationsTo: batch(manyByKey(async (opportunityIds) => (userId === null ? [] : findLiveOf(userId, opportunityIds)), ({ opportunityId }) => opportunityId)),
  ownBlocksBy: batch(manyByKey(async (organizationIds) => (userId === null ? [] : findBlocksOf(userId, organizationIds)), ({ organizationId }) => organizationId)),
});

const toOutgoingEvent = (event: ApplicationEvent | BlockEvent, facts: TransactionFacts) =>
  'block' in event ? outgoingEvent(publishedBlock(event), { id: event.block.id, version: event.type === 'VolunteerBlocked' ? 1 : 2 }, facts) : outgoingEvent(publishedApplication(event), event.application, facts);

const unitOf = (ports: Ports) => createApplicationUnit({ ...ports, toOutgoingEvent });

/** Makes what ends the applications that wait, in the transaction in which their opportunity ends. */
export const createEndWithOpportunity = (ports: Ports) => {
  const unit = unitOf(ports);
  return (manager: EntityManager, ended: EndedOpportunity & TransactionFacts): Promise<void> => endWithOpportunity(unit(manager, ended), ended);
};

/** Makes what gives new places to those who wait, in the transaction in which their opportunity gets them. */
export const createOfferPlaces = (ports: Ports) => {
  const unit = unitOf(ports);
  return (manager: EntityManager, { opportunityId, ...facts }: { readonly opportunityId: string } & TransactionFacts): Promise<void> => offerPlaces(unit(manager, facts), opportunityId);
};

/** Makes what engages an accepted applicant, in the transaction in which his contract becomes ACTIVE. */
export const createEngageApplication = (ports: Ports) => {
  const unit = unitOf(ports);
  return (manager: EntityManager, facts: TransactionFacts, applicationId: string): Promise<void> => engageApplication(unit(manager, facts), applicationId);
};

/** Makes what forgets an erased person's applications. */
export const createForgetVolunteer = (ports: Ports) => whenErased(unitOf(ports), forgetVolunteer);
