import { EntitySchema } from 'typeorm';

/** Somebody who may not apply to an organization. */
export interface VolunteerBlockRow {
  id: string;
  organizationId: string;
  userId: string;
  reason: string;
  blockedAt: Date;
  blockedBy: string;
}

export const volunteerBlockTable = new EntitySchema<VolunteerBlockRow>({
  name: 'volunteer_block',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'volunteer_block_pkey' },
    organizationId: { type: 'uuid', name: 'organization_id' },
    userId: { type: 'uuid', name: 'user_id' },
    reason: { type: 'text' },
    blockedAt: { type: 'timestamptz', name: 'blocked_at' },
    blockedBy: { type: 'uuid', name: 'blocked_by' },
  },
  uniques: [{ name: 'volunteer_block_once', columns: ['organizationId', 'userId'] }],
  indices: [
    { name: 'volunteer_block_user_id_idx', columns: ['userId'] },
    { name: 'volunteer_block_organization_id_idx', columns: ['organizationId', 'blockedAt', 'id'] },
  ],
});
