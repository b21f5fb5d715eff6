import { EntitySchema } from 'typeorm';

/** One person's place at a debate, or in the line for one. */
export interface DebateRegistrationRow {
  id: string;
  debateId: string;
  position: number;
  userId: string;
  organizationId: string | null;
  name: string | null;
  email: string | null;
  phone: string | null;
  wantsToSpeak: boolean;
  status: string;
  createdAt: Date;
  attended: boolean | null;
}

export const debateRegistrationTable = new EntitySchema<DebateRegistrationRow>({
  name: 'debate_registration',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'debate_registration_pkey' },
    debateId: { type: 'uuid', name: 'debate_id' },
    position: { type: 'integer' },
    userId: { type: 'uuid', name: 'user_id' },
    organizationId: { type: 'uuid', name: 'organization_id', nullable: true },
    name: { type: 'text', nullable: true },
    email: { type: 'text', nullable: true },
    phone: { type: 'text', nullable: true },
    wantsToSpeak: { type: 'boolean', name: 'wants_to_speak' },
    status: { type: 'text' },
    createdAt: { type: 'timestamptz', name: 'created_at' },
    attended: { type: 'boolean', nullable: true },
  },
  foreignKeys: [{ name: 'debate_registration_debate_id_fkey', target: 'debate', columnNames: ['debate_id'], referencedColumnNames: ['id'] }],
  uniques: [{ name: 'debate_registration_position_key', columns: ['debateId', 'position'] }],
  checks: [
    { name: 'debate_registration_status_known', expression: `status IN ('REGISTERED', 'WAITLISTED', 'CANCELLED')` },
    { name: 'debate_registration_contact_whole', expression: `name IS NOT NULL OR (email IS NULL AND phone IS NULL)` },
    { name: 'debate_registration_cancelled_forgotten', expression: `status <> 'CANCELLED' OR name IS NULL` },
  ],
  indices: [
    { name: 'debate_registration_person_key', columns: ['debateId', 'userId'], unique: true, where: `status <> 'CANCELLED'` },
    { name: 'debate_registration_user_id_idx', columns: ['userId'] },
  ],
});

/** So many from one organization at a debate. */
export interface DebateAttendanceRow {
  debateId: string;
  place: number;
  organizationId: string | null;
  name: string | null;
  participantCount: number;
}

export const debateAttendanceTable = new EntitySchema<DebateAttendanceRow>({
  name: 'debate_attendance',
  columns: {
    debateId: { type: 'uuid', name: 'debate_id', primary: true, primaryKeyConstraintName: 'debate_attendance_pkey' },
    place: { type: 'integer', primary: true, primaryKeyConstraintName: 'debate_attendance_pkey' },
    organizationId: { type: 'uuid', name: 'organization_id', nullable: true },
    name: { type: 'text', nullable: true },
    participantCount: { type: 'integer', name: 'participant_count' },
  },
  foreignKeys: [{ name: 'debate_attendance_debate_id_fkey', target: 'debate', columnNames: ['debate_id'], referencedColumnNames: ['id'] }],
  checks: [
    { name: 'debate_attendance_named', expression: `(organization_id IS NULL) <> (name IS NULL)` },
    { name: 'debate_attendance_counted', expression: `participant_count > 0` },
  ],
});
