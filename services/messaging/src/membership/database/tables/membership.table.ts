import { EntitySchema } from 'typeorm';

/** One membership of identity as this service last heard of it. */
export interface MembershipRow {
  id: string;
  userId: string;
  role: string;
  institutionId: string | null;
  organizationId: string | null;
  /** The aggregate version of the event it comes from; an older one changes nothing. */
  version: number;
  asOf: Date;
  revoked: boolean;
}

export const membershipTable = new EntitySchema<MembershipRow>({
  name: 'membership',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'membership_pkey' },
    userId: { type: 'uuid', name: 'user_id' },
    role: { type: 'text' },
    institutionId: { type: 'uuid', name: 'institution_id', nullable: true },
    organizationId: { type: 'uuid', name: 'organization_id', nullable: true },
    version: { type: 'integer' },
    asOf: { type: 'timestamptz', name: 'as_of' },
    revoked: { type: 'boolean' },
  },
  indices: [
    { name: 'membership_role_idx', columns: ['role'], where: 'NOT revoked' },
    { name: 'membership_organization_idx', columns: ['organizationId'], where: 'NOT revoked AND organization_id IS NOT NULL' },
    { name: 'membership_institution_idx', columns: ['institutionId'], where: 'NOT revoked AND institution_id IS NOT NULL' },
  ],
});
