import { EntitySchema } from 'typeorm';
import type { DocumentPurpose } from '../../domain/document';

/** One announced or stored document; its bytes are in the document store under `sha256`. */
export interface DocumentRow {
  id: string;
  ownerUserId: string;
  purpose: DocumentPurpose;
  fileName: string;
  mediaType: string;
  byteLength: number;
  sha256: string;
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
    createdAt: { type: 'timestamptz', name: 'created_at' },
    storedAt: { type: 'timestamptz', name: 'stored_at', nullable: true },
  },
  checks: [{ name: 'document_purpose_known', expression: `purpose IN ('DESIGNATION')` }],
  foreignKeys: [{ name: 'document_owner_user_id_fkey', target: 'user_account', columnNames: ['owner_user_id'], referencedColumnNames: ['id'] }],
  indices: [
    { name: 'document_owner_user_id_idx', columns: ['ownerUserId'] },
    { name: 'document_sha256_idx', columns: ['sha256'] },
  ],
});
