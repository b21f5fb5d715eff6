import { on, type EventHandler, type EventSubscription } from '@conect/event-bus';
import { expertiseCommunityClosed, expertiseCommunityCreated, expertiseCommunityJoined, expertiseCommunityLeft, type DataOf, type IncomingEvent } from '@conect/events';

type Manager = Parameters<EventHandler<unknown>>[1];
type OfCommunity = IncomingEvent<DataOf<typeof expertiseCommunityCreated>>;
type OfMember = IncomingEvent<DataOf<typeof expertiseCommunityJoined>>;

/** What this service listens to for knowing the communities of expertise and which organizations are in them; experts, who are persons, it does not keep. */
export const communitySubscriptions: readonly EventSubscription[] = [
  on(expertiseCommunityCreated, (event, manager) => record(manager, event)),
  on(expertiseCommunityClosed, (event, manager) => record(manager, event)),
  on(expertiseCommunityJoined, (event, manager) => recordMember(manager, event, true)),
  on(expertiseCommunityLeft, (event, manager) => recordMember(manager, event, false)),
];

async function record(manager: Manager, { data, aggregateVersion, time }: OfCommunity): Promise<void> {
  await manager.query(
    `INSERT INTO expertise_community AS known (id, domain, version, as_of) VALUES ($1, $2, $3, $4)
     ON CONFLICT (id) DO UPDATE SET domain = excluded.domain, version = excluded.version, as_of = excluded.as_of WHERE known.version < excluded.version`,
    [data.communityId, data.domain, aggregateVersion, time],
  );
}

/** The version is the community's, which grows with whoever comes or goes. */
async function recordMember(manager: Manager, event: OfMember, present: boolean): Promise<void> {
  await record(manager, event);
  const { data, aggregateVersion, time } = event;
  if (data.organizationId === null) return;
  await manager.query(
    `INSERT INTO community_member AS known (community_id, organization_id, present, version, as_of) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (community_id, organization_id) DO UPDATE SET present = excluded.present, version = excluded.version, as_of = excluded.as_of
       WHERE known.version < excluded.version`,
    [data.communityId, data.organizationId, present, aggregateVersion, time],
  );
}
