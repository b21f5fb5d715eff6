import { outgoingEvent } from '@conect/event-bus';
import { newId } from '@conect/kernel';
import { batch, byId, createCommandTransaction, type TransactionFacts } from '@conect/service-kit';
import type { Area } from '../service/area';
import type { MessagingEnvironment } from '../service/environment';
import type { Foundation } from '../service/foundation';
import { createFollow } from './application/commands/follow';
import { createUnfollow } from './application/commands/unfollow';
import type { InFollowTransaction } from './application/ports';
import { tellFollowers } from './application/tell-followers';
import { createFollowReader } from './database/follow-reader';
import { createFollowUnit } from './database/follow-unit';
import { createFollowables } from './database/stores/followables';
import type { FollowEvent, FollowTarget } from './domain/follow';
import { publicConsultationSubscriptions } from './events/public-consultation-subscriptions';
import { publicationSubscriptions } from './events/publication-events';
import { publishedFollow } from './events/published';
import type { FollowContext } from './graphql/context';
import { followResolvers } from './graphql/resolvers';

interface Dependencies extends Foundation {
  readonly environment: Pick<MessagingEnvironment, 'FOLLOWS_PER_PERSON'>;
}

/** Builds what people follow, and what they are told of it. */
export function createFollowArea({ dataSource, afterCommit, unitOfEvent, environment }: Dependencies): Area<FollowContext> {
  const inTransaction: InFollowTransaction = createCommandTransaction({ dataSource, unitOf: createFollowUnit({ toOutgoingEvent }), afterCommit });
  const reader = createFollowReader(dataSource.manager);
  const commands = { follow: createFollow({ inTransaction, newId, maximum: environment.FOLLOWS_PER_PERSON }), unfollow: createUnfollow(inTransaction) };
  return {
    resolvers: followResolvers,
    subscriptions: [
      // Which consultations are public is known before anybody is told of one.
      ...publicConsultationSubscriptions,
      ...publicationSubscriptions(async (manager, facts, traceparent) => tellFollowers(await unitOfEvent(manager, facts.kind, traceparent), createFollowables(manager), facts)),
    ],
    contextFor: ({ principal }) => ({
      followCommands: commands,
      followById: batch(byId(reader.findByIds)),
      ownFollow: batch(async (targets: readonly FollowTarget[]) => {
        const found = principal.kind === 'USER' ? await reader.findOf(principal.userId, targets) : [];
        return targets.map(({ type, id }) => found.find(({ targetType, targetId }) => targetType === type && targetId === id) ?? null);
      }),
      followsOf: batch(reader.findPages),
      followCountOf: reader.count,
    }),
  };
}

const toOutgoingEvent = (event: FollowEvent, facts: TransactionFacts) => outgoingEvent(publishedFollow(event), event.follow, facts);
