import { on, type EventHandler, type EventSubscription } from '@conect/event-bus';
import { membershipGranted, membershipRevoked, type DataOf, type IncomingEvent } from '@conect/events';
import type { MembershipFact, MembershipStore } from '../application/ports';

type Manager = Parameters<EventHandler<unknown>>[1];

/** What this service listens to for knowing roles: identity's grants and revocations, each safe to see twice and in any order. */
export const membershipSubscriptions = (membershipsOf: (manager: Manager) => MembershipStore): readonly EventSubscription[] => [
  on(membershipGranted, (event, manager) => membershipsOf(manager).record(factOf(event, false))),
  on(membershipRevoked, (event, manager) => membershipsOf(manager).record(factOf(event, true))),
];

const factOf = ({ data, aggregateVersion, time }: IncomingEvent<DataOf<typeof membershipGranted>>, revoked: boolean): MembershipFact => ({
  id: data.membershipId,
  userId: data.userId,
  role: data.role,
  institutionId: data.institutionId,
  organizationId: data.organizationId,
  version: aggregateVersion,
  asOf: time,
  revoked,
});
