import { EntitySchema } from 'typeorm';
import type { Paper } from '../../domain/paper';

/** One paper that somebody asked for; its bytes are elsewhere. */
export type PaperRow = { -readonly [Column in keyof Paper]: Paper[Column] };

export const paperTable = new EntitySchema<PaperRow>({
  name: 'paper',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'paper_pkey' },
    kind: { type: 'text' },
    subjectId: { type: 'uuid', name: 'subject_id' },
    year: { type: 'integer', nullable: true },
    format: { type: 'text' },
    requestedBy: { type: 'uuid', name: 'requested_by' },
    organizationId: { type: 'uuid', name: 'organization_id' },
    volunteerId: { type: 'uuid', name: 'volunteer_id', nullable: true },
    stamp: { type: 'text' },
    state: { type: 'text' },
    failure: { type: 'text', nullable: true },
    sha256: { type: 'text', nullable: true },
    byteLength: { type: 'integer', name: 'byte_length', nullable: true },
    file: { type: 'text', nullable: true },
    requestedAt: { type: 'timestamptz', name: 'requested_at' },
    keptUntil: { type: 'timestamptz', name: 'kept_until' },
  },
  checks: [
    { name: 'paper_kind_known', expression: `kind IN ('CONTRACT', 'VOLUNTEER_SHEET', 'PROTECTION_SHEET', 'CERTIFICATE', 'ATTENDANCE_CODE', 'REGISTER')` },
    { name: 'paper_format_known', expression: `format IN ('PDF', 'HTML', 'CSV', 'XLSX')` },
    { name: 'paper_register_of_year', expression: `(kind = 'REGISTER') = (year IS NOT NULL)` },
    { name: 'paper_state_known', expression: `state IN ('BEING_MADE', 'READY', 'FAILED')` },
    { name: 'paper_failure_known', expression: `(state = 'FAILED') = (failure IS NOT NULL) AND failure IN ('SUBJECT_GONE', 'NOT_MADE')` },
    { name: 'paper_ready_whole', expression: `(state = 'READY') = (sha256 IS NOT NULL) AND (sha256 IS NULL) = (byte_length IS NULL) AND (state <> 'READY' OR file IS NOT NULL)` },
    { name: 'paper_hashes_formed', expression: `sha256 ~ '^[0-9a-f]{64}$' AND file ~ '^[0-9a-f]{64}$'` },
  ],
  indices: [
    { name: 'paper_requested_by_idx', columns: ['requestedBy', 'kind', 'subjectId'] },
    { name: 'paper_volunteer_id_idx', columns: ['volunteerId'] },
    { name: 'paper_organization_id_idx', columns: ['organizationId'] },
    { name: 'paper_subject_id_idx', columns: ['subjectId'] },
    { name: 'paper_kept_until_idx', columns: ['keptUntil'] },
  ],
});
