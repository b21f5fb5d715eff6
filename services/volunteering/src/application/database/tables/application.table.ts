import { EntitySchema } from 'typeorm';

/** One application. */
export interface ApplicationRow {
  id: string;
  version: number;
  opportunityId: string;
  organizationId: string;
  shiftId: string | null;
  volunteerId: string;
  status: string;
  statusSince: Date;
  reasonCode: string | null;
  reason: string | null;
  motivation: string | null;
  answers: object[];
  appliedAt: Date;
  waitingNumber: number | null;
}

/** Of an application that was not given up, rejected or cancelled there is one per person and place. */
const live = `status NOT IN ('REJECTED', 'WITHDRAWN', 'CANCELLED_BY_HOST')`;

export const applicationTable = new EntitySchema<ApplicationRow>({
  name: 'application',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'application_pkey' },
    version: { type: 'integer' },
    opportunityId: { type: 'uuid', name: 'opportunity_id' },
    organizationId: { type: 'uuid', name: 'organization_id' },
    shiftId: { type: 'uuid', name: 'shift_id', nullable: true },
    volunteerId: { type: 'uuid', name: 'volunteer_id' },
    status: { type: 'text' },
    statusSince: { type: 'timestamptz', name: 'status_since' },
    reasonCode: { type: 'text', name: 'reason_code', nullable: true },
    reason: { type: 'text', nullable: true },
    motivation: { type: 'text', nullable: true },
    answers: { type: 'jsonb' },
    appliedAt: { type: 'timestamptz', name: 'applied_at' },
    waitingNumber: { type: 'integer', name: 'waiting_number', nullable: true },
  },
  foreignKeys: [
    { name: 'application_opportunity_id_fkey', target: 'opportunity', columnNames: ['opportunity_id'], referencedColumnNames: ['id'] },
    { name: 'application_shift_id_fkey', target: 'shift', columnNames: ['shift_id'], referencedColumnNames: ['id'] },
  ],
  checks: [
    { name: 'application_status_known', expression: `status IN ('SUBMITTED', 'WAITLISTED', 'ACCEPTED', 'REJECTED', 'WITHDRAWN', 'CANCELLED_BY_HOST', 'ENGAGED', 'COMPLETED', 'NO_SHOW')` },
    { name: 'application_waits_in_line', expression: `(status = 'WAITLISTED') = (waiting_number IS NOT NULL)` },
  ],
  indices: [
    { name: 'application_volunteer_id_idx', columns: ['volunteerId', 'appliedAt', 'id'] },
    { name: 'application_opportunity_id_idx', columns: ['opportunityId', 'appliedAt', 'id'] },
    { name: 'application_organization_id_idx', columns: ['organizationId', 'appliedAt', 'id'] },
    { name: 'application_live_once_idx', unique: true, columns: ['opportunityId', 'volunteerId'], where: `shift_id IS NULL AND ${live}` },
    { name: 'application_live_once_per_shift_idx', unique: true, columns: ['shiftId', 'volunteerId'], where: live },
    { name: 'application_waiting_idx', columns: ['opportunityId', 'shiftId', 'waitingNumber'], where: `status = 'WAITLISTED'` },
  ],
});
