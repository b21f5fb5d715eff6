import { createViewers, membershipSubscriptions, viewerOf, type EventSubscription, type Viewers } from '@conect/event-bus';
import type { SubgraphRequest } from '@conect/service-kit';
import type { EntityManager } from 'typeorm';
import type { Foundation } from '../service/foundation';
import type { MembershipContext } from './graphql/context';

/** What the membership area gives to the service. */
export interface MembershipArea {
  readonly subscriptions: readonly EventSubscription[];
  readonly contextFor: (request: SubgraphRequest) => MembershipContext;
  /** Who is asking, read in a transaction that is open. */
  readonly viewersOf: (manager: EntityManager) => Viewers;
}

interface Dependencies extends Pick<Foundation, 'dataSource'> {
  /** Whether what is done in the name of SGG needs a sign-in with a second factor. */
  readonly secondFactorRequired: boolean;
}

/** Builds the knowledge of who holds which role; it comes from identity's events alone. */
export function createMembershipArea({ dataSource, secondFactorRequired }: Dependencies): MembershipArea {
  const viewersOf = createViewers({ secondFactorRequired });
  const viewers = viewersOf(dataSource.manager);
  return {
    viewersOf,
    subscriptions: membershipSubscriptions,
    contextFor: ({ principal }) => ({ viewer: viewerOf(viewers, principal) }),
  };
}
