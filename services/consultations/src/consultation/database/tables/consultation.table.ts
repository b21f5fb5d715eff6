import { EntitySchema } from 'typeorm';

/** One consultation. */
export interface ConsultationRow {
  id: string;
  version: number;
  institutionId: string;
  status: string;
  statusSince: Date;
  createdAt: Date;
  createdBy: string;
  updatedAt: Date;
  title: string;
  actType: string;
  whatChanges: string | null;
  whoIsAffected: string | null;
  untilWhen: string | null;
  domains: string[];
  initiator: string | null;
  coInitiators: string[];
  contactName: string | null;
  contactPosition: string | null;
  contactEmail: string | null;
  contactPhone: string | null;
  submissionEmail: string | null;
  submissionAddress: string | null;
  urgencyLegalBasis: string | null;
  urgencyReason: string | null;
  eConsultareId: string | null;
  justificationNote: string | null;
  draftVersionCount: number;
  publishAt: Date | null;
  inputDeadline: Date | null;
  publishedAt: Date | null;
  respondedAt: Date | null;
  endorsementAt: Date | null;
  officialGazetteRef: string | null;
  statusReason: string | null;
  archiveAt: Date | null;
  archivedFrom: string | null;
}

export const consultationTable = new EntitySchema<ConsultationRow>({
  name: 'consultation',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'consultation_pkey' },
    version: { type: 'integer' },
    institutionId: { type: 'uuid', name: 'institution_id' },
    status: { type: 'text' },
    statusSince: { type: 'timestamptz', name: 'status_since' },
    createdAt: { type: 'timestamptz', name: 'created_at' },
    createdBy: { type: 'uuid', name: 'created_by' },
    updatedAt: { type: 'timestamptz', name: 'updated_at' },
    title: { type: 'text' },
    actType: { type: 'text', name: 'act_type' },
    whatChanges: { type: 'text', name: 'what_changes', nullable: true },
    whoIsAffected: { type: 'text', name: 'who_is_affected', nullable: true },
    untilWhen: { type: 'text', name: 'until_when', nullable: true },
    domains: { type: 'text', array: true },
    initiator: { type: 'text', nullable: true },
    coInitiators: { type: 'text', array: true, name: 'co_initiators' },
    contactName: { type: 'text', name: 'contact_name', nullable: true },
    contactPosition: { type: 'text', name: 'contact_position', nullable: true },
    contactEmail: { type: 'text', name: 'contact_email', nullable: true },
    contactPhone: { type: 'text', name: 'contact_phone', nullable: true },
    submissionEmail: { type: 'text', name: 'submission_email', nullable: true },
    submissionAddress: { type: 'text', name: 'submission_address', nullable: true },
    urgencyLegalBasis: { type: 'text', name: 'urgency_legal_basis', nullable: true },
    urgencyReason: { type: 'text', name: 'urgency_reason', nullable: true },
    eConsultareId: { type: 'text', name: 'e_consultare_id', nullable: true },
    justificationNote: { type: 'text', name: 'justification_note', nullable: true },
    draftVersionCount: { type: 'integer', name: 'draft_version_count', default: 0 },
    publishAt: { type: 'timestamptz', name: 'publish_at', nullable: true },
    inputDeadline: { type: 'timestamptz', name: 'input_deadline', nullable: true },
    publishedAt: { type: 'timestamptz', name: 'published_at', nullable: true },
    respondedAt: { type: 'timestamptz', name: 'responded_at', nullable: true },
    endorsementAt: { type: 'timestamptz', name: 'endorsement_at', nullable: true },
    officialGazetteRef: { type: 'text', name: 'official_gazette_ref', nullable: true },
    statusReason: { type: 'text', name: 'status_reason', nullable: true },
    archiveAt: { type: 'timestamptz', name: 'archive_at', nullable: true },
    archivedFrom: { type: 'text', name: 'archived_from', nullable: true },
  },
  checks: [
    { name: 'consultation_status_known', expression: `status IN ('DRAFT', 'CANCELLED', 'SCHEDULED', 'OPEN', 'ANALYSIS', 'RESPONDED', 'ENDORSEMENT', 'ADOPTED', 'NOT_ADOPTED', 'WITHDRAWN', 'ARCHIVED')` },
    {
      name: 'consultation_act_type_known',
      expression: `act_type IN ('LAW', 'GOVERNMENT_ORDINANCE', 'EMERGENCY_ORDINANCE', 'GOVERNMENT_DECISION', 'MINISTERIAL_ORDER', 'COUNCIL_DECISION', 'MAYORAL_ORDER', 'PUBLIC_POLICY_DOCUMENT') OR (act_type = 'OTHER' AND archived_from = 'NONE')`,
    },
    { name: 'consultation_contact_whole', expression: `contact_name IS NOT NULL OR (contact_position IS NULL AND contact_email IS NULL AND contact_phone IS NULL)` },
    { name: 'consultation_urgency_whole', expression: `(urgency_legal_basis IS NULL) = (urgency_reason IS NULL)` },
    { name: 'consultation_schedule_known', expression: `(status = 'SCHEDULED') = (publish_at IS NOT NULL)` },
    {
      name: 'consultation_publication_known',
      expression: `(status IN ('DRAFT', 'SCHEDULED', 'CANCELLED')) = (published_at IS NULL) AND (status IN ('DRAFT', 'CANCELLED')) = (input_deadline IS NULL)`,
    },
    { name: 'consultation_response_known', expression: `status NOT IN ('RESPONDED', 'ENDORSEMENT', 'ADOPTED', 'NOT_ADOPTED') OR responded_at IS NOT NULL` },
    { name: 'consultation_endorsement_known', expression: `status NOT IN ('ENDORSEMENT', 'ADOPTED', 'NOT_ADOPTED') OR endorsement_at IS NOT NULL` },
    {
      name: 'consultation_end_known',
      expression: `(status <> 'ADOPTED' OR official_gazette_ref IS NOT NULL) AND (status NOT IN ('NOT_ADOPTED', 'WITHDRAWN') OR status_reason IS NOT NULL)`,
    },
    {
      name: 'consultation_archive_known',
      expression: `(status IN ('ADOPTED', 'NOT_ADOPTED', 'WITHDRAWN')) = (archive_at IS NOT NULL) AND (status = 'ARCHIVED') = (archived_from IS NOT NULL)`,
    },
    { name: 'consultation_lists_counted', expression: `cardinality(domains) <= 10 AND cardinality(co_initiators) <= 10` },
  ],
  indices: [
    { name: 'consultation_created_at_idx', columns: ['createdAt', 'id'] },
    { name: 'consultation_institution_id_idx', columns: ['institutionId', 'createdAt', 'id'] },
    { name: 'consultation_input_deadline_idx', columns: ['inputDeadline', 'id'] },
    { name: 'consultation_published_at_idx', columns: ['publishedAt'], where: 'published_at IS NOT NULL' },
    // On an expression, which TypeORM cannot declare.
    { name: 'consultation_due_idx', synchronize: false, columns: ['archiveAt'], where: `status IN ('SCHEDULED', 'OPEN', 'ADOPTED', 'NOT_ADOPTED', 'WITHDRAWN')` },
  ],
});
