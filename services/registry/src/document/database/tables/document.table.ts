import { EntitySchema } from 'typeorm';

/** One announced or stored document; its bytes are in the document store under `sha256`. */
export interface DocumentRow {
  id: string;
  ownerUserId: string;
  purpose: 'STATUTE' | 'CLAIM_EVIDENCE' | 'CHANGE_EVIDENCE' | 'REGISTER_FILE' | 'UTILITY_ACTIVITY_REPORT' | 'UTILITY_FINANCIAL_STATEMENT' | 'UTILITY_EVIDENCE' | 'LOGO' | 'ACTIVITY_DOCUMENT' | 'ACTIVITY_IMAGE' | 'YEARLY_ACTIVITY_REPORT' | 'YEARLY_FINANCIAL_STATEMENT';
  fileName: string;
  mediaType: string;
  byteLength: number;
  sha256: string;
  status: 'AWAITING' | 'STORED';
  createdAt: Date;
  storedAt: Date | null;
}

export const documentTable = new EntitySchema<DocumentRow>({
  name: 'document',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'document_pkey' },
    ownerUserId: { type: 'uuid', name: 'owner_user_id' },
    purpose: { type: 'text' },
    fileName: { type: 'text', name: 'file_name' },
    mediaType: { type: 'text', name: 'media_type' },
    byteLength: { type: 'integer', name: 'byte_length' },
    sha256: { type: 'text' },
    status: { type: 'text' },
    createdAt: { type: 'timestamptz', name: 'created_at' },
    storedAt: { type: 'timestamptz', name: 'stored_at', nullable: true },
  },
  checks: [
    {
      name: 'document_purpose_known',
      expression: `purpose IN ('STATUTE', 'CLAIM_EVIDENCE', 'CHANGE_EVIDENCE', 'REGISTER_FILE', 'UTILITY_ACTIVITY_REPORT', 'UTILITY_FINANCIAL_STATEMENT', 'UTILITY_EVIDENCE', 'LOGO', 'ACTIVITY_DOCUMENT', 'ACTIVITY_IMAGE', 'YEARLY_ACTIVITY_REPORT', 'YEARLY_FINANCIAL_STATEMENT')`,
    },
    { name: 'document_status_known', expression: `status IN ('AWAITING', 'STORED')` },
    { name: 'document_stored_at_known', expression: `(status = 'STORED') = (stored_at IS NOT NULL)` },
  ],
  indices: [{ name: 'document_owner_user_id_idx', columns: ['ownerUserId'] }],
});
