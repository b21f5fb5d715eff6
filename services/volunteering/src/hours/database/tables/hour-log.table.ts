import { EntitySchema } from 'typeorm';

/** One row of `hour_log`; what was done and why it was rejected are personal. */
export interface HourLogRow {
  id: string;
  version: number;
  contractId: string;
  opportunityId: string;
  organizationId: string;
  volunteerId: string;
  day: string;
  minutes: number;
  startsAt: Date | null;
  endsAt: Date | null;
  activity: string | null;
  status: string;
  statusSince: Date;
  statusReason: string | null;
  shiftId: string | null;
  scannedAt: Date | null;
  createdAt: Date;
  createdBy: string;
}

export const hourLogTable = new EntitySchema<HourLogRow>({
  name: 'hour_log',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'hour_log_pkey' },
    version: { type: 'integer' },
    contractId: { type: 'uuid', name: 'contract_id' },
    opportunityId: { type: 'uuid', name: 'opportunity_id' },
    organizationId: { type: 'uuid', name: 'organization_id' },
    volunteerId: { type: 'uuid', name: 'volunteer_id' },
    day: { type: 'date' },
    minutes: { type: 'integer' },
    startsAt: { type: 'timestamptz', name: 'starts_at', nullable: true },
    endsAt: { type: 'timestamptz', name: 'ends_at', nullable: true },
    activity: { type: 'text', nullable: true },
    status: { type: 'text' },
    statusSince: { type: 'timestamptz', name: 'status_since' },
    statusReason: { type: 'text', name: 'status_reason', nullable: true },
    shiftId: { type: 'uuid', name: 'shift_id', nullable: true },
    scannedAt: { type: 'timestamptz', name: 'scanned_at', nullable: true },
    createdAt: { type: 'timestamptz', name: 'created_at' },
    createdBy: { type: 'uuid', name: 'created_by' },
  },
  foreignKeys: [{ name: 'hour_log_contract_id_fkey', target: 'contract', columnNames: ['contract_id'], referencedColumnNames: ['id'] }],
  checks: [
    { name: 'hour_log_status_known', expression: `status IN ('PENDING', 'APPROVED', 'REJECTED')` },
    { name: 'hour_log_minutes_of_a_day', expression: 'minutes BETWEEN 1 AND 1440' },
    { name: 'hour_log_times_whole', expression: '(starts_at IS NULL) = (ends_at IS NULL) AND (starts_at IS NULL OR starts_at < ends_at)' },
    { name: 'hour_log_scan_of_shift', expression: 'scanned_at IS NULL OR shift_id IS NOT NULL' },
  ],
  indices: [
    { name: 'hour_log_once_a_shift', columns: ['volunteerId', 'shiftId'], unique: true, where: 'shift_id IS NOT NULL' },
    { name: 'hour_log_contract_id_idx', columns: ['contractId', 'createdAt', 'id'] },
    { name: 'hour_log_organization_id_idx', columns: ['organizationId', 'createdAt', 'id'] },
    { name: 'hour_log_volunteer_id_idx', columns: ['volunteerId', 'day'] },
    { name: 'hour_log_totals_idx', columns: ['organizationId', 'day', 'volunteerId', 'minutes'], where: `status = 'APPROVED'` },
  ],
});
