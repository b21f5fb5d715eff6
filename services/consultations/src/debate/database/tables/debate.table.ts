import { EntitySchema } from 'typeorm';

/** The debate of one consultation; what its state does not know is null. */
export interface DebateRow {
  id: string;
  consultationId: string;
  institutionId: string;
  version: number;
  status: string;
  statusSince: Date;
  createdAt: Date;
  registrationCount: number;
  requestedAt: Date | null;
  announcedAt: Date | null;
  startsAt: Date | null;
  endsAt: Date | null;
  address: string | null;
  localityCode: string | null;
  onlineUrl: string | null;
  places: number | null;
  howToRegister: string | null;
  howToSpeak: string | null;
  agenda: string | null;
  heldOn: string | null;
  individualCount: number | null;
  minutesDueAt: Date | null;
  minutesBasis: string | null;
  minutesText: string | null;
  minutesDocumentId: string | null;
  minutesPublishedAt: Date | null;
}

export const debateTable = new EntitySchema<DebateRow>({
  name: 'debate',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'debate_pkey' },
    consultationId: { type: 'uuid', name: 'consultation_id' },
    institutionId: { type: 'uuid', name: 'institution_id' },
    version: { type: 'integer' },
    status: { type: 'text' },
    statusSince: { type: 'timestamptz', name: 'status_since' },
    createdAt: { type: 'timestamptz', name: 'created_at' },
    registrationCount: { type: 'integer', name: 'registration_count' },
    requestedAt: { type: 'timestamptz', name: 'requested_at', nullable: true },
    announcedAt: { type: 'timestamptz', name: 'announced_at', nullable: true },
    startsAt: { type: 'timestamptz', name: 'starts_at', nullable: true },
    endsAt: { type: 'timestamptz', name: 'ends_at', nullable: true },
    address: { type: 'text', nullable: true },
    localityCode: { type: 'text', name: 'locality_code', nullable: true },
    onlineUrl: { type: 'text', name: 'online_url', nullable: true },
    places: { type: 'integer', nullable: true },
    howToRegister: { type: 'text', name: 'how_to_register', nullable: true },
    howToSpeak: { type: 'text', name: 'how_to_speak', nullable: true },
    agenda: { type: 'text', nullable: true },
    heldOn: { type: 'date', name: 'held_on', nullable: true },
    individualCount: { type: 'integer', name: 'individual_count', nullable: true },
    minutesDueAt: { type: 'timestamptz', name: 'minutes_due_at', nullable: true },
    minutesBasis: { type: 'text', name: 'minutes_basis', nullable: true },
    minutesText: { type: 'text', name: 'minutes_text', nullable: true },
    minutesDocumentId: { type: 'uuid', name: 'minutes_document_id', nullable: true },
    minutesPublishedAt: { type: 'timestamptz', name: 'minutes_published_at', nullable: true },
  },
  foreignKeys: [
    { name: 'debate_consultation_id_fkey', target: 'consultation', columnNames: ['consultation_id'], referencedColumnNames: ['id'] },
    { name: 'debate_minutes_document_id_fkey', target: 'document', columnNames: ['minutes_document_id'], referencedColumnNames: ['id'] },
  ],
  uniques: [{ name: 'debate_consultation_id_key', columns: ['consultationId'] }],
  checks: [
    { name: 'debate_status_known', expression: `status IN ('NONE', 'REQUESTED', 'SCHEDULED', 'HELD', 'OVERDUE', 'MINUTES_PUBLISHED')` },
    { name: 'debate_request_known', expression: `status <> 'REQUESTED' OR requested_at IS NOT NULL` },
    {
      name: 'debate_plan_known',
      expression: `(status IN ('NONE', 'REQUESTED')) = (announced_at IS NULL) AND (announced_at IS NULL OR (starts_at < ends_at AND how_to_register IS NOT NULL AND how_to_speak IS NOT NULL AND agenda IS NOT NULL AND (address IS NOT NULL OR online_url IS NOT NULL)))`,
    },
    {
      name: 'debate_holding_known',
      expression: `(status IN ('HELD', 'OVERDUE', 'MINUTES_PUBLISHED')) = (held_on IS NOT NULL AND individual_count IS NOT NULL AND minutes_due_at IS NOT NULL AND minutes_basis IS NOT NULL)`,
    },
    { name: 'debate_minutes_known', expression: `(status = 'MINUTES_PUBLISHED') = (minutes_text IS NOT NULL AND minutes_published_at IS NOT NULL)` },
    { name: 'debate_minutes_document_known', expression: `minutes_document_id IS NULL OR status = 'MINUTES_PUBLISHED'` },
  ],
  indices: [
    { name: 'debate_minutes_due_at_idx', columns: ['minutesDueAt'], where: `status = 'HELD'` },
    { name: 'debate_minutes_document_id_idx', columns: ['minutesDocumentId'], where: 'minutes_document_id IS NOT NULL' },
  ],
});
