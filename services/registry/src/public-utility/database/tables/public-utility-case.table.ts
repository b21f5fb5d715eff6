import { EntitySchema } from 'typeorm';

/** One case of public utility; what a later edge writes is null until then. */
export interface PublicUtilityCaseRow {
  id: string;
  version: number;
  organizationId: string;
  applicantId: string;
  priorStatus: 'NONE' | 'WITHDRAWN';
  createdAt: Date;
  status: 'SUBMITTED' | 'FORWARDED' | 'UNDER_EXAMINATION' | 'COMPLETION_REQUESTED' | 'PROPOSED' | 'GRANTED' | 'REFUSED' | 'WITHDRAWN';
  statusSince: Date;
  dueAt: Date | null;
  institutionId: string | null;
  completionRequest: string | null;
  opinion: string | null;
  decisionNumber: string | null;
  decidedOn: string | null;
  refusalReason: string | null;
  withdrawalNumber: string | null;
  withdrawnOn: string | null;
}

const optionalText = (name: string) => ({ type: 'text', name, nullable: true }) as const;

export const publicUtilityCaseTable = new EntitySchema<PublicUtilityCaseRow>({
  name: 'public_utility_case',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'public_utility_case_pkey' },
    version: { type: 'integer' },
    organizationId: { type: 'uuid', name: 'organization_id' },
    applicantId: { type: 'uuid', name: 'applicant_id' },
    priorStatus: { type: 'text', name: 'prior_status' },
    createdAt: { type: 'timestamptz', name: 'created_at' },
    status: { type: 'text' },
    statusSince: { type: 'timestamptz', name: 'status_since' },
    dueAt: { type: 'timestamptz', name: 'due_at', nullable: true },
    institutionId: { type: 'uuid', name: 'institution_id', nullable: true },
    completionRequest: optionalText('completion_request'),
    opinion: optionalText('opinion'),
    decisionNumber: optionalText('decision_number'),
    decidedOn: { type: 'date', name: 'decided_on', nullable: true },
    refusalReason: optionalText('refusal_reason'),
    withdrawalNumber: optionalText('withdrawal_number'),
    withdrawnOn: { type: 'date', name: 'withdrawn_on', nullable: true },
  },
  foreignKeys: [
    { name: 'public_utility_case_organization_id_fkey', target: 'organization', columnNames: ['organization_id'], referencedColumnNames: ['id'], onDelete: 'CASCADE' },
  ],
  checks: [
    {
      name: 'public_utility_case_status_known',
      expression: `status IN ('SUBMITTED', 'FORWARDED', 'UNDER_EXAMINATION', 'COMPLETION_REQUESTED', 'PROPOSED', 'GRANTED', 'REFUSED', 'WITHDRAWN')`,
    },
    { name: 'public_utility_case_prior_status_known', expression: `prior_status IN ('NONE', 'WITHDRAWN')` },
    { name: 'public_utility_case_due_while_open', expression: `(due_at IS NULL) = (status IN ('GRANTED', 'REFUSED', 'WITHDRAWN'))` },
    { name: 'public_utility_case_institution_known', expression: `(institution_id IS NULL) = (status = 'SUBMITTED')` },
    { name: 'public_utility_case_completion_known', expression: `status <> 'COMPLETION_REQUESTED' OR completion_request IS NOT NULL` },
    { name: 'public_utility_case_opinion_known', expression: `status NOT IN ('PROPOSED', 'GRANTED', 'REFUSED', 'WITHDRAWN') OR opinion IS NOT NULL` },
    { name: 'public_utility_case_decision_known', expression: `(status IN ('GRANTED', 'WITHDRAWN')) = (decision_number IS NOT NULL AND decided_on IS NOT NULL)` },
    { name: 'public_utility_case_refusal_reasoned', expression: `(status = 'REFUSED') = (refusal_reason IS NOT NULL)` },
    { name: 'public_utility_case_withdrawal_known', expression: `(status = 'WITHDRAWN') = (withdrawal_number IS NOT NULL AND withdrawn_on IS NOT NULL)` },
  ],
  indices: [
    { name: 'public_utility_case_one_live_key', columns: ['organizationId'], unique: true, where: `status NOT IN ('REFUSED', 'WITHDRAWN')` },
    { name: 'public_utility_case_organization_id_idx', columns: ['organizationId', 'createdAt'] },
    { name: 'public_utility_case_queue_idx', columns: ['status', 'dueAt', 'id'], where: `due_at IS NOT NULL` },
    { name: 'public_utility_case_institution_id_idx', columns: ['institutionId', 'dueAt', 'id'], where: `due_at IS NOT NULL` },
  ],
});

/** One document of a case. */
export interface PublicUtilityCaseDocumentRow {
  caseId: string;
  documentId: string;
  /** Its place in the file, from 0. */
  position: number;
  year: number | null;
}

export const publicUtilityCaseDocumentTable = new EntitySchema<PublicUtilityCaseDocumentRow>({
  name: 'public_utility_case_document',
  columns: {
    caseId: { type: 'uuid', name: 'case_id', primary: true, primaryKeyConstraintName: 'public_utility_case_document_pkey' },
    documentId: { type: 'uuid', name: 'document_id', primary: true, primaryKeyConstraintName: 'public_utility_case_document_pkey' },
    position: { type: 'integer' },
    year: { type: 'integer', nullable: true },
  },
  foreignKeys: [
    { name: 'public_utility_case_document_case_id_fkey', target: 'public_utility_case', columnNames: ['case_id'], referencedColumnNames: ['id'], onDelete: 'CASCADE' },
    { name: 'public_utility_case_document_document_id_fkey', target: 'document', columnNames: ['document_id'], referencedColumnNames: ['id'] },
  ],
  indices: [{ name: 'public_utility_case_document_document_id_idx', columns: ['documentId'] }],
});
