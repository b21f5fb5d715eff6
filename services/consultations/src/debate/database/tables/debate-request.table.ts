import { EntitySchema } from 'typeorm';

/** One request for a debate; what its state does not know is null. */
export interface DebateRequestRow {
  id: string;
  debateId: string;
  consultationId: string;
  requesterKind: string;
  organizationId: string | null;
  institutionId: string | null;
  requesterName: string | null;
  userId: string;
  channel: string;
  receivedOn: string;
  scanDocumentId: string | null;
  text: string | null;
  createdAt: Date;
  status: string;
  decisionDueAt: Date | null;
  decisionBasis: string | null;
  decidedAt: Date | null;
  decidedBy: string | null;
  legalReason: string | null;
}

export const debateRequestTable = new EntitySchema<DebateRequestRow>({
  name: 'debate_request',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'debate_request_pkey' },
    debateId: { type: 'uuid', name: 'debate_id' },
    consultationId: { type: 'uuid', name: 'consultation_id' },
    requesterKind: { type: 'text', name: 'requester_kind' },
    organizationId: { type: 'uuid', name: 'organization_id', nullable: true },
    institutionId: { type: 'uuid', name: 'institution_id', nullable: true },
    requesterName: { type: 'text', name: 'requester_name', nullable: true },
    userId: { type: 'uuid', name: 'user_id' },
    channel: { type: 'text' },
    receivedOn: { type: 'date', name: 'received_on' },
    scanDocumentId: { type: 'uuid', name: 'scan_document_id', nullable: true },
    text: { type: 'text', nullable: true },
    createdAt: { type: 'timestamptz', name: 'created_at' },
    status: { type: 'text' },
    decisionDueAt: { type: 'timestamptz', name: 'decision_due_at', nullable: true },
    decisionBasis: { type: 'text', name: 'decision_basis', nullable: true },
    decidedAt: { type: 'timestamptz', name: 'decided_at', nullable: true },
    decidedBy: { type: 'uuid', name: 'decided_by', nullable: true },
    legalReason: { type: 'text', name: 'legal_reason', nullable: true },
  },
  foreignKeys: [
    { name: 'debate_request_debate_id_fkey', target: 'debate', columnNames: ['debate_id'], referencedColumnNames: ['id'] },
    { name: 'debate_request_scan_document_id_fkey', target: 'document', columnNames: ['scan_document_id'], referencedColumnNames: ['id'] },
  ],
  checks: [
    { name: 'debate_request_status_known', expression: `status IN ('SUGGESTION', 'PENDING_ELIGIBILITY', 'ACCEPTED', 'NOT_ELIGIBLE')` },
    {
      name: 'debate_request_requester_known',
      expression: `CASE requester_kind WHEN 'ORGANIZATION' THEN organization_id IS NOT NULL AND institution_id IS NULL AND requester_name IS NULL WHEN 'INSTITUTION' THEN organization_id IS NULL AND institution_id IS NOT NULL AND requester_name IS NULL WHEN 'INDIVIDUAL' THEN organization_id IS NULL AND institution_id IS NULL AND requester_name IS NULL WHEN 'ASSOCIATION' THEN organization_id IS NULL AND institution_id IS NULL AND requester_name IS NOT NULL WHEN 'PUBLIC_AUTHORITY' THEN organization_id IS NULL AND institution_id IS NULL AND requester_name IS NOT NULL ELSE false END`,
    },
    { name: 'debate_request_channel_known', expression: `channel IN ('CONECT', 'POST', 'EMAIL', 'REGISTRY_OFFICE')` },
    { name: 'debate_request_suggestion_known', expression: `(status = 'SUGGESTION') = (requester_kind = 'INDIVIDUAL')` },
    { name: 'debate_request_term_known', expression: `(status = 'PENDING_ELIGIBILITY') = (decision_due_at IS NOT NULL AND decision_basis IS NOT NULL)` },
    { name: 'debate_request_reason_known', expression: `(status = 'NOT_ELIGIBLE') = (legal_reason IS NOT NULL)` },
    { name: 'debate_request_scan_known', expression: `scan_document_id IS NULL OR channel <> 'CONECT'` },
  ],
  indices: [
    { name: 'debate_request_consultation_id_idx', columns: ['consultationId', 'createdAt', 'id'] },
    { name: 'debate_request_decision_due_at_idx', columns: ['decisionDueAt'], where: `status = 'PENDING_ELIGIBILITY'` },
    { name: 'debate_request_organization_key', columns: ['debateId', 'organizationId'], unique: true, where: `organization_id IS NOT NULL AND status <> 'NOT_ELIGIBLE'` },
    { name: 'debate_request_institution_key', columns: ['debateId', 'institutionId'], unique: true, where: `institution_id IS NOT NULL AND status <> 'NOT_ELIGIBLE'` },
    { name: 'debate_request_person_key', columns: ['debateId', 'userId'], unique: true, where: `requester_kind = 'INDIVIDUAL'` },
    { name: 'debate_request_scan_document_id_idx', columns: ['scanDocumentId'], where: 'scan_document_id IS NOT NULL' },
    { name: 'debate_request_user_id_idx', columns: ['userId'], where: `requester_kind = 'INDIVIDUAL'` },
  ],
});
