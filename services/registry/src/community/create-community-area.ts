import { outgoingEvent } from '@conect/event-bus';
import { newId } from '@conect/kernel';
import { batch, createCommandTransaction, manyByKey, whenErased, type TransactionFacts } from '@conect/service-kit';
import type { EntityManager } from 'typeorm';
import type { OrganizationUnit } from '../organization/application/ports';
import type { Area } from '../service/area';
import type { Foundation } from '../service/foundation';
import { createCloseExpertiseCommunity } from './application/commands/close-expertise-community';
import { createCreateExpertiseCommunity } from './application/commands/create-expertise-community';
import { forgetExpert } from './application/commands/forget-expert';
import { createJoinExpertiseCommunity } from './application/commands/join-expertise-community';
import { createLeaveExpertiseCommunity } from './application/commands/leave-expertise-community';
import type { InCommunityTransaction } from './application/ports';
import { createCommunityReader } from './database/community-reader';
import { createCommunityUnit } from './database/community-unit';
import type { CommunityEvent } from './domain/community';
import { publishedCommunity } from './events/published';
import { communityResolvers } from './graphql/community-resolvers';
import type { CommunityContext } from './graphql/context';

interface Dependencies extends Foundation {
  readonly organizationUnitOf: (manager: EntityManager, facts: TransactionFacts) => OrganizationUnit;
}

/** Builds the communities of expertise. */
export function createCommunityArea({ dataSource, afterCommit, organizationUnitOf }: Dependencies): Area<CommunityContext> {
  const unitOf = createCommunityUnit({ organizationUnitOf, toOutgoingEvent });
  const inTransaction: InCommunityTransaction = createCommandTransaction({ dataSource, unitOf, afterCommit });
  const communityCommands = {
    createExpertiseCommunity: createCreateExpertiseCommunity({ inTransaction, newId }),
    closeExpertiseCommunity: createCloseExpertiseCommunity(inTransaction),
    joinExpertiseCommunity: createJoinExpertiseCommunity({ inTransaction, newId }),
    leaveExpertiseCommunity: createLeaveExpertiseCommunity(inTransaction),
  };
  const communityReader = createCommunityReader(dataSource.manager);
  return {
    resolvers: communityResolvers,
    contextFor: ({ viewer }) => {
      const findCircles = async (ids: readonly string[]) => {
        const { userId, roles } = await viewer();
        const organizationIds = roles.flatMap(({ organizationId }) => organizationId ?? []);
        return communityReader.findCircles(ids, { userId, organizationIds });
      };
      return {
        communityCommands,
        communityReader,
        communityById: async (id) => (await communityReader.findByIds([id]))[0] ?? null,
        ownCircleIn: batch(manyByKey(findCircles, ({ communityId }) => communityId)),
      };
    },
  };
}

/** Makes what an erasure does to a person's own memberships, in the transaction of its event. */
export const createForgetExpert = ({ organizationUnitOf }: Pick<Dependencies, 'organizationUnitOf'>) => whenErased(createCommunityUnit({ organizationUnitOf, toOutgoingEvent }), forgetExpert);

const toOutgoingEvent = (event: CommunityEvent, facts: TransactionFacts) => outgoingEvent(publishedCommunity(event), event.community, facts);
