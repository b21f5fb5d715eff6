import { communitySubscriptions, institutionSubscriptions, interestRecordSubscriptions, membershipSubscriptions, organizationSubscriptions, viewerOf } from '@conect/event-bus';
import type { Area } from '../service/area';
import type { Foundation } from '../service/foundation';
import type { MembershipContext } from './graphql/context';

/** Builds the knowledge of who holds which role, of which institutions and organizations there are, who is in whose record and in which community; it comes from the events of identity and registry alone. */
export function createMembershipArea({ dataSource, viewersOf }: Foundation): Area<MembershipContext> {
  const viewers = viewersOf(dataSource.manager);
  return {
    contextFor: ({ principal }) => ({ viewer: viewerOf(viewers, principal) }),
    subscriptions: [...membershipSubscriptions, ...institutionSubscriptions(), ...organizationSubscriptions(), ...interestRecordSubscriptions, ...communitySubscriptions],
  };
}
