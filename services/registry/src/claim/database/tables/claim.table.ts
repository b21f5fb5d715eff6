import { EntitySchema } from 'typeorm';

/** One claim; what belongs to its decision is null until then. */
export interface ClaimRow {
  id: string;
  version: number;
  organizationId: string;
  claimantId: string;
  message: string;
  status: 'PENDING' | 'WITHDRAWN' | 'ACCEPTED' | 'REJECTED';
  createdAt: Date;
  decidedAt: Date | null;
  decidedBy: string | null;
  decisionReason: string | null;
}

export const claimTable = new EntitySchema<ClaimRow>({
  name: 'claim',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'claim_pkey' },
    version: { type: 'integer' },
    organizationId: { type: 'uuid', name: 'organization_id' },
    claimantId: { type: 'uuid', name: 'claimant_id' },
    message: { type: 'text' },
    status: { type: 'text' },
    createdAt: { type: 'timestamptz', name: 'created_at' },
    decidedAt: { type: 'timestamptz', name: 'decided_at', nullable: true },
    decidedBy: { type: 'uuid', name: 'decided_by', nullable: true },
    decisionReason: { type: 'text', name: 'decision_reason', nullable: true },
  },
  foreignKeys: [{ name: 'claim_organization_id_fkey', target: 'organization', columnNames: ['organization_id'], referencedColumnNames: ['id'], onDelete: 'CASCADE' }],
  checks: [
    { name: 'claim_status_known', expression: `status IN ('PENDING', 'WITHDRAWN', 'ACCEPTED', 'REJECTED')` },
    { name: 'claim_decision_known', expression: `(status IN ('ACCEPTED', 'REJECTED')) = (decided_at IS NOT NULL AND decided_by IS NOT NULL)` },
    { name: 'claim_rejection_reasoned', expression: `status <> 'REJECTED' OR decision_reason IS NOT NULL` },
  ],
  indices: [
    { name: 'claim_one_pending_key', columns: ['organizationId', 'claimantId'], unique: true, where: `status = 'PENDING'` },
    { name: 'claim_one_accepted_key', columns: ['organizationId'], unique: true, where: `status = 'ACCEPTED'` },
    { name: 'claim_queue_idx', columns: ['createdAt', 'id'], where: `status = 'PENDING'` },
    { name: 'claim_organization_id_idx', columns: ['organizationId', 'createdAt'] },
    { name: 'claim_claimant_id_idx', columns: ['claimantId', 'createdAt', 'id'] },
  ],
});

/** One document that shows what a claim says. */
export interface ClaimDocumentRow {
  claimId: string;
  documentId: string;
}

export const claimDocumentTable = new EntitySchema<ClaimDocumentRow>({
  name: 'claim_document',
  columns: {
    claimId: { type: 'uuid', name: 'claim_id', primary: true, primaryKeyConstraintName: 'claim_document_pkey' },
    documentId: { type: 'uuid', name: 'document_id', primary: true, primaryKeyConstraintName: 'claim_document_pkey' },
  },
  foreignKeys: [
    { name: 'claim_document_claim_id_fkey', target: 'claim', columnNames: ['claim_id'], referencedColumnNames: ['id'], onDelete: 'CASCADE' },
    { name: 'claim_document_document_id_fkey', target: 'document', columnNames: ['document_id'], referencedColumnNames: ['id'] },
  ],
  indices: [{ name: 'claim_document_document_id_idx', columns: ['documentId'] }],
});
