import type { EventSubscription } from '@conect/event-bus';
import type { SubgraphRequest } from '@conect/service-kit';
import type { Foundation } from '../service/foundation';
import { createMembershipStore } from './database/stores/membership-store';
import { anonymousViewer, type Viewer } from './domain/viewer';
import { membershipSubscriptions } from './events/consumed';
import type { MembershipContext } from './graphql/context';

/** What the membership area gives to the service. */
export interface MembershipArea {
  readonly subscriptions: readonly EventSubscription[];
  readonly contextFor: (request: SubgraphRequest) => MembershipContext;
}

/** Builds the knowledge of who holds which role; it comes from identity's events alone. */
export function createMembershipArea({ dataSource }: Pick<Foundation, 'dataSource'>): MembershipArea {
  const memberships = createMembershipStore(dataSource.manager);
  return {
    subscriptions: membershipSubscriptions(createMembershipStore),
    contextFor: ({ principal }) => {
      let viewer: Promise<Viewer> | null = null;
      return {
        viewer: () => (viewer ??= principal.kind === 'USER' ? memberships.findByUserId(principal.userId) : Promise.resolve(anonymousViewer)),
      };
    },
  };
}
