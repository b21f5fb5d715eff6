import { EntitySchema } from 'typeorm';

/** One community of expertise. */
export interface CommunityRow {
  id: string;
  version: number;
  domain: string;
  nameRo: string;
  nameEn: string;
  createdAt: Date;
  closedAt: Date | null;
}

export const communityTable = new EntitySchema<CommunityRow>({
  name: 'community',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'community_pkey' },
    version: { type: 'integer' },
    domain: { type: 'text' },
    nameRo: { type: 'text', name: 'name_ro' },
    nameEn: { type: 'text', name: 'name_en' },
    createdAt: { type: 'timestamptz', name: 'created_at' },
    closedAt: { type: 'timestamptz', name: 'closed_at', nullable: true },
  },
  indices: [{ name: 'community_created_at_idx', columns: ['createdAt', 'id'] }],
});

/** One membership of a community, of an organization or of an expert. */
export interface CommunityMemberRow {
  id: string;
  communityId: string;
  organizationId: string | null;
  userId: string | null;
  expertise: string | null;
  /** When it began. */
  createdAt: Date;
  joinedBy: string;
  leftAt: Date | null;
}

export const communityMemberTable = new EntitySchema<CommunityMemberRow>({
  name: 'community_member',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'community_member_pkey' },
    communityId: { type: 'uuid', name: 'community_id' },
    organizationId: { type: 'uuid', name: 'organization_id', nullable: true },
    userId: { type: 'uuid', name: 'user_id', nullable: true },
    expertise: { type: 'text', nullable: true },
    createdAt: { type: 'timestamptz', name: 'created_at' },
    joinedBy: { type: 'uuid', name: 'joined_by' },
    leftAt: { type: 'timestamptz', name: 'left_at', nullable: true },
  },
  foreignKeys: [
    { name: 'community_member_community_id_fkey', target: 'community', columnNames: ['community_id'], referencedColumnNames: ['id'], onDelete: 'CASCADE' },
    { name: 'community_member_organization_id_fkey', target: 'organization', columnNames: ['organization_id'], referencedColumnNames: ['id'], onDelete: 'CASCADE' },
  ],
  checks: [
    {
      name: 'community_member_party_known',
      expression: `(organization_id IS NOT NULL AND user_id IS NULL AND expertise IS NULL) OR (organization_id IS NULL AND user_id IS NOT NULL AND expertise IS NOT NULL)`,
    },
  ],
  indices: [
    { name: 'community_member_organization_key', columns: ['communityId', 'organizationId'], unique: true, where: 'left_at IS NULL AND organization_id IS NOT NULL' },
    { name: 'community_member_user_key', columns: ['communityId', 'userId'], unique: true, where: 'left_at IS NULL AND user_id IS NOT NULL' },
    { name: 'community_member_list_idx', columns: ['communityId', 'createdAt', 'id'], where: 'left_at IS NULL' },
    { name: 'community_member_organization_id_idx', columns: ['organizationId'], where: 'organization_id IS NOT NULL' },
  ],
});
