import { EntitySchema } from 'typeorm';

/** One interest record; what belongs to its confirmation and its end is null until then. */
export interface InterestRecordRow {
  id: string;
  version: number;
  organizationId: string;
  institutionId: string;
  domains: string[];
  requesterId: string;
  status: 'REQUESTED' | 'CONFIRMED' | 'REFUSED' | 'ENDED';
  createdAt: Date;
  confirmedAt: Date | null;
  confirmedBy: string | null;
  closedAt: Date | null;
  closedBy: string | null;
  closedBySide: 'ORGANIZATION' | 'INSTITUTION' | null;
  closeReason: string | null;
}

export const interestRecordTable = new EntitySchema<InterestRecordRow>({
  name: 'interest_record',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'interest_record_pkey' },
    version: { type: 'integer' },
    organizationId: { type: 'uuid', name: 'organization_id' },
    institutionId: { type: 'uuid', name: 'institution_id' },
    domains: { type: 'text', array: true },
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
    { name: 'interest_record_organization_id_fkey', target: 'organization', columnNames: ['organization_id'], referencedColumnNames: ['id'], onDelete: 'CASCADE' },
  ],
  checks: [
    { name: 'interest_record_status_known', expression: `status IN ('REQUESTED', 'CONFIRMED', 'REFUSED', 'ENDED')` },
    { name: 'interest_record_domains_counted', expression: `cardinality(domains) BETWEEN 1 AND 10` },
    { name: 'interest_record_confirmation_known', expression: `(confirmed_at IS NULL) = (confirmed_by IS NULL) AND (status <> 'CONFIRMED' OR confirmed_at IS NOT NULL)` },
    {
      name: 'interest_record_closing_known',
      expression: `(status IN ('REFUSED', 'ENDED')) = (closed_at IS NOT NULL AND closed_by IS NOT NULL AND closed_by_side IS NOT NULL AND close_reason IS NOT NULL)`,
    },
    { name: 'interest_record_side_known', expression: `closed_by_side IN ('ORGANIZATION', 'INSTITUTION')` },
  ],
  indices: [
    { name: 'interest_record_one_live_key', columns: ['organizationId', 'institutionId'], unique: true, where: `status IN ('REQUESTED', 'CONFIRMED')` },
    { name: 'interest_record_organization_id_idx', columns: ['organizationId', 'createdAt'] },
    { name: 'interest_record_institution_id_idx', columns: ['institutionId', 'createdAt', 'id'] },
  ],
});
