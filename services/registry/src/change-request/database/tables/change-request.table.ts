import { EntitySchema } from 'typeorm';

/** One change request; what belongs to its decision is null until then. */
export interface ChangeRequestRow {
  id: string;
  version: number;
  organizationId: string;
  source: 'ORGANIZATION' | 'NATIONAL_REGISTER';
  requesterId: string | null;
  changes: object;
  reason: string;
  documentId: string | null;
  status: 'PENDING' | 'WITHDRAWN' | 'APPROVED' | 'REJECTED';
  createdAt: Date;
  decidedAt: Date | null;
  decidedBy: string | null;
  decisionReason: string | null;
}

export const changeRequestTable = new EntitySchema<ChangeRequestRow>({
  name: 'change_request',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'change_request_pkey' },
    version: { type: 'integer' },
    organizationId: { type: 'uuid', name: 'organization_id' },
    source: { type: 'text' },
    requesterId: { type: 'uuid', name: 'requester_id', nullable: true },
    changes: { type: 'jsonb' },
    reason: { type: 'text' },
    documentId: { type: 'uuid', name: 'document_id', nullable: true },
    status: { type: 'text' },
    createdAt: { type: 'timestamptz', name: 'created_at' },
    decidedAt: { type: 'timestamptz', name: 'decided_at', nullable: true },
    decidedBy: { type: 'uuid', name: 'decided_by', nullable: true },
    decisionReason: { type: 'text', name: 'decision_reason', nullable: true },
  },
  foreignKeys: [
    { name: 'change_request_organization_id_fkey', target: 'organization', columnNames: ['organization_id'], referencedColumnNames: ['id'], onDelete: 'CASCADE' },
    { name: 'change_request_document_id_fkey', target: 'document', columnNames: ['document_id'], referencedColumnNames: ['id'] },
  ],
  checks: [
    { name: 'change_request_status_known', expression: `status IN ('PENDING', 'WITHDRAWN', 'APPROVED', 'REJECTED')` },
    { name: 'change_request_requester_known', expression: `(source = 'ORGANIZATION' AND requester_id IS NOT NULL) OR (source = 'NATIONAL_REGISTER' AND requester_id IS NULL)` },
    { name: 'change_request_decision_known', expression: `(status IN ('APPROVED', 'REJECTED')) = (decided_at IS NOT NULL AND decided_by IS NOT NULL)` },
    { name: 'change_request_rejection_reasoned', expression: `status <> 'REJECTED' OR decision_reason IS NOT NULL` },
  ],
  indices: [
    { name: 'change_request_one_pending_key', columns: ['organizationId'], unique: true, where: `status = 'PENDING'` },
    { name: 'change_request_queue_idx', columns: ['createdAt', 'id'], where: `status = 'PENDING'` },
    { name: 'change_request_organization_id_idx', columns: ['organizationId', 'createdAt'] },
    { name: 'change_request_document_id_idx', columns: ['documentId'], where: 'document_id IS NOT NULL' },
  ],
});
