import { EntitySchema } from 'typeorm';
import type { ContributionGroup } from '../../domain/group';

/** One group of letters that are decided together; one that was dissolved stays, without members. */
export type ContributionGroupRow = ContributionGroup;

export const contributionGroupTable = new EntitySchema<ContributionGroupRow>({
  name: 'contribution_group',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'contribution_group_pkey' },
    version: { type: 'integer' },
    consultationId: { type: 'uuid', name: 'consultation_id' },
    institutionId: { type: 'uuid', name: 'institution_id' },
    representativeId: { type: 'uuid', name: 'representative_id' },
    memberCount: { type: 'integer', name: 'member_count' },
    createdAt: { type: 'timestamptz', name: 'created_at' },
    createdBy: { type: 'uuid', name: 'created_by' },
    dissolvedAt: { type: 'timestamptz', name: 'dissolved_at', nullable: true },
  },
  foreignKeys: [
    { name: 'contribution_group_consultation_id_fkey', target: 'consultation', columnNames: ['consultation_id'], referencedColumnNames: ['id'] },
    { name: 'contribution_group_representative_id_fkey', target: 'contribution', columnNames: ['representative_id'], referencedColumnNames: ['id'] },
  ],
  checks: [{ name: 'contribution_group_counted', expression: 'member_count BETWEEN 2 AND 1000' }],
  indices: [{ name: 'contribution_group_consultation_id_idx', columns: ['consultationId', 'createdAt', 'id'], where: 'dissolved_at IS NULL' }],
});

/** A contribution in the one group in which it is. */
export interface ContributionGroupMemberRow {
  contributionId: string;
  groupId: string;
}

export const contributionGroupMemberTable = new EntitySchema<ContributionGroupMemberRow>({
  name: 'contribution_group_member',
  columns: {
    contributionId: { type: 'uuid', name: 'contribution_id', primary: true, primaryKeyConstraintName: 'contribution_group_member_pkey' },
    groupId: { type: 'uuid', name: 'group_id' },
  },
  foreignKeys: [
    { name: 'contribution_group_member_contribution_id_fkey', target: 'contribution', columnNames: ['contribution_id'], referencedColumnNames: ['id'] },
    { name: 'contribution_group_member_group_id_fkey', target: 'contribution_group', columnNames: ['group_id'], referencedColumnNames: ['id'] },
  ],
  indices: [{ name: 'contribution_group_member_group_id_idx', columns: ['groupId'] }],
});
