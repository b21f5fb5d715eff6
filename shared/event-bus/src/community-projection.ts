import { expertiseCommunityClosed, expertiseCommunityCreated, expertiseCommunityJoined, expertiseCommunityLeft, type DataOf, type IncomingEvent } from '@conect/events';
import { EntitySchema, type EntityManager } from 'typeorm';
import { on, type EventSubscription } from './subscription';

/** One community of expertise of the registry, as a service last heard of it. */
interface CommunityRow {
  id: string;
  /** The code of its activity domain. */
  domain: string;
  /** The aggregate version of the event it comes from; an older one changes nothing. */
  version: number;
  asOf: Date;
}

/** The table `expertise_community` of a service. */
export const communityTable = new EntitySchema<CommunityRow>({
  name: 'expertise_community',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'expertise_community_pkey' },
    domain: { type: 'text' },
    version: { type: 'integer' },
    asOf: { type: 'timestamptz', name: 'as_of' },
  },
});

/** An organization that is in a community of expertise, or was. */
interface CommunityMemberRow {
  communityId: string;
  organizationId: string;
  present: boolean;
  /** The community's version of the event it comes from; an older one changes nothing. */
  version: number;
  asOf: Date;
}

/** The table `community_member` of a service. */
export const communityMemberTable = new EntitySchema<CommunityMemberRow>({
  name: 'community_member',
  columns: {
    communityId: { type: 'uuid', name: 'community_id', primary: true, primaryKeyConstraintName: 'community_member_pkey' },
    organizationId: { type: 'uuid', name: 'organization_id', primary: true, primaryKeyConstraintName: 'community_member_pkey' },
    present: { type: 'boolean' },
    version: { type: 'integer' },
    asOf: { type: 'timestamptz', name: 'as_of' },
  },
});

type OfCommunity = IncomingEvent<DataOf<typeof expertiseCommunityCreated>>;
type OfMember = IncomingEvent<DataOf<typeof expertiseCommunityJoined>>;

/** What a service listens to for knowing the communities of expertise and which organizations are in them; experts, who are persons, it does not keep. */
export const communitySubscriptions: readonly EventSubscription[] = [
  on(expertiseCommunityCreated, (event, manager) => record(manager, event)),
  on(expertiseCommunityClosed, (event, manager) => record(manager, event)),
  on(expertiseCommunityJoined, (event, manager) => recordMember(manager, event, true)),
  on(expertiseCommunityLeft, (event, manager) => recordMember(manager, event, false)),
];

async function record(manager: EntityManager, { data, aggregateVersion, time }: OfCommunity): Promise<void> {
  await manager.query(
    `INSERT INTO expertise_community AS known (id, domain, version, as_of) VALUES ($1, $2, $3, $4)
     ON CONFLICT (id) DO UPDATE SET domain = excluded.domain, version = excluded.version, as_of = excluded.as_of WHERE known.version < excluded.version`,
    [data.communityId, data.domain, aggregateVersion, time],
  );
}

/** The version is the community's, which grows with whoever comes or goes. */
async function recordMember(manager: EntityManager, event: OfMember, present: boolean): Promise<void> {
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
