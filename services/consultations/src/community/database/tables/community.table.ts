import { EntitySchema } from 'typeorm';

/** One community of expertise of the registry, as this service last heard of it. */
export interface CommunityRow {
  id: string;
  /** The code of its activity domain. */
  domain: string;
  /** The aggregate version of the event it comes from; an older one changes nothing. */
  version: number;
  asOf: Date;
}

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
export interface CommunityMemberRow {
  communityId: string;
  organizationId: string;
  present: boolean;
  /** The community's version of the event it comes from; an older one changes nothing. */
  version: number;
  asOf: Date;
}

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
