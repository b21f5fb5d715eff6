import { EntitySchema } from 'typeorm';

/** One link of two organizations; what belongs to its confirmation and its end is null until then. */
export interface OrganizationLinkRow {
  id: string;
  version: number;
  kind: 'FEDERATION_MEMBERSHIP' | 'BRANCH' | 'NETWORK_MEMBERSHIP';
  parentId: string;
  memberId: string;
  requestedBySide: 'PARENT' | 'MEMBER';
  requesterId: string;
  status: 'PENDING' | 'CONFIRMED' | 'REFUSED' | 'ENDED';
  createdAt: Date;
  confirmedAt: Date | null;
  confirmedBy: string | null;
  closedAt: Date | null;
  closedBy: string | null;
  closedBySide: 'PARENT' | 'MEMBER' | null;
  closeReason: string | null;
}

export const organizationLinkTable = new EntitySchema<OrganizationLinkRow>({
  name: 'organization_link',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'organization_link_pkey' },
    version: { type: 'integer' },
    kind: { type: 'text' },
    parentId: { type: 'uuid', name: 'parent_id' },
    memberId: { type: 'uuid', name: 'member_id' },
    requestedBySide: { type: 'text', name: 'requested_by_side' },
    requesterId: { type: 'uuid', name: 'requester_id' },
    status: { type: 'text' },
    createdAt: { type: 'timestamptz', name: 'created_at' },
    confirmedAt: { type: 'timestamptz', name: 'confirmed_at', nullable: true },
    confirmedBy: { type: 'uuid', name: 'confirmed_by', nullable: true },
    closedAt: { type: 'timestamptz', name: 'closed_at', nullable: true },
    closedBy: { type: 'uuid', name: 'closed_by', nullable: true },
    closedBySide: { type: 'text', name: 'closed_by_side', nullable: true },
    closeReason: { type: 'text', name: 'close_reason', nullable: true },
  },
  foreignKeys: [
    { name: 'organization_link_parent_id_fkey', target: 'organization', columnNames: ['parent_id'], referencedColumnNames: ['id'], onDelete: 'CASCADE' },
    { name: 'organization_link_member_id_fkey', target: 'organization', columnNames: ['member_id'], referencedColumnNames: ['id'], onDelete: 'CASCADE' },
  ],
  checks: [
    { name: 'organization_link_kind_known', expression: `kind IN ('FEDERATION_MEMBERSHIP', 'BRANCH', 'NETWORK_MEMBERSHIP')` },
    { name: 'organization_link_status_known', expression: `status IN ('PENDING', 'CONFIRMED', 'REFUSED', 'ENDED')` },
    { name: 'organization_link_side_known', expression: `requested_by_side IN ('PARENT', 'MEMBER') AND closed_by_side IN ('PARENT', 'MEMBER')` },
    { name: 'organization_link_of_two', expression: `parent_id <> member_id` },
    { name: 'organization_link_confirmation_known', expression: `(confirmed_at IS NULL) = (confirmed_by IS NULL) AND (status <> 'CONFIRMED' OR confirmed_at IS NOT NULL)` },
    { name: 'organization_link_closing_known', expression: `(status IN ('REFUSED', 'ENDED')) = (closed_at IS NOT NULL)` },
    {
      name: 'organization_link_closing_whole',
      expression: `(closed_by IS NULL) = (closed_by_side IS NULL) AND (closed_by IS NULL) = (close_reason IS NULL) AND (status <> 'REFUSED' OR closed_by IS NOT NULL)`,
    },
  ],
  indices: [
    { name: 'organization_link_one_live_key', columns: ['parentId', 'memberId', 'kind'], unique: true, where: `status IN ('PENDING', 'CONFIRMED')` },
    { name: 'organization_link_one_parent_key', columns: ['memberId'], unique: true, where: `kind = 'BRANCH' AND status = 'CONFIRMED'` },
    { name: 'organization_link_parent_id_idx', columns: ['parentId', 'createdAt', 'id'] },
    { name: 'organization_link_member_id_idx', columns: ['memberId', 'createdAt', 'id'] },
  ],
});
