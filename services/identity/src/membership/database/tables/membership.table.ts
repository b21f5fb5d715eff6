import { EntitySchema } from 'typeorm';
import type { MembershipRole } from '../../domain/membership';

/** One row of `membership`: a role of one person in one place. */
export interface MembershipRow {
  id: string;
  version: number;
  userId: string;
  role: MembershipRole;
  institutionId: string | null;
  organizationId: string | null;
  grantedAt: Date;
  grantedBy: string | null;
  revokedAt: Date | null;
}

const reference = (name: string, column: string, target: string) => ({
  name,
  target,
  columnNames: [column],
  referencedColumnNames: ['id'],
});

export const membershipTable = new EntitySchema<MembershipRow>({
  name: 'membership',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'membership_pkey' },
    version: { type: 'integer' },
    userId: { type: 'uuid', name: 'user_id' },
    role: { type: 'text' },
    institutionId: { type: 'uuid', name: 'institution_id', nullable: true },
    organizationId: { type: 'uuid', name: 'organization_id', nullable: true },
    grantedAt: { type: 'timestamptz', name: 'granted_at' },
    grantedBy: { type: 'uuid', name: 'granted_by', nullable: true },
    revokedAt: { type: 'timestamptz', name: 'revoked_at', nullable: true },
  },
  checks: [
    {
      name: 'membership_role_fits_place',
      expression: `CASE WHEN role IN ('NGO_ADMIN', 'NGO_EDITOR', 'VOLUNTEER_COORDINATOR')
        THEN organization_id IS NOT NULL AND institution_id IS NULL
        ELSE institution_id IS NOT NULL AND organization_id IS NULL END`,
    },
    {
      name: 'membership_role_known',
      expression: `role IN ('SGG_ADMIN', 'SGG_ANALYST', 'INSTITUTION_REPRESENTATIVE', 'TRANSPARENCY_OFFICER', 'FOI_OFFICER',
        'CIVIL_SOCIETY_UNIT', 'FUNDING_OFFICER', 'NGO_ADMIN', 'NGO_EDITOR', 'VOLUNTEER_COORDINATOR')`,
    },
  ],
  foreignKeys: [
    reference('membership_user_id_fkey', 'user_id', 'user_account'),
    reference('membership_institution_id_fkey', 'institution_id', 'institution'),
  ],
  indices: [
    { name: 'membership_user_in_organization_key', columns: ['userId', 'role', 'organizationId'], unique: true, where: 'revoked_at IS NULL' },
    { name: 'membership_user_in_institution_key', columns: ['userId', 'role', 'institutionId'], unique: true, where: 'revoked_at IS NULL' },
    {
      name: 'membership_one_representative_key',
      columns: ['institutionId'],
      unique: true,
      where: `role = 'INSTITUTION_REPRESENTATIVE' AND revoked_at IS NULL`,
    },
    { name: 'membership_institution_id_idx', columns: ['institutionId'], where: 'revoked_at IS NULL' },
    { name: 'membership_organization_id_idx', columns: ['organizationId'], where: 'revoked_at IS NULL' },
  ],
});
