import { EntitySchema } from 'typeorm';
import type { ContractSignature } from '../../domain/signature';

/** One signature; the app role adds and reads them, nothing else. */
export type ContractSignatureRow = { -readonly [Column in keyof ContractSignature]: ContractSignature[Column] };

export const contractSignatureTable = new EntitySchema<ContractSignatureRow>({
  name: 'contract_signature',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'contract_signature_pkey' },
    contractId: { type: 'uuid', name: 'contract_id' },
    revision: { type: 'integer' },
    party: { type: 'text' },
    signerId: { type: 'uuid', name: 'signer_id' },
    signedAt: { type: 'timestamptz', name: 'signed_at' },
    sessionId: { type: 'text', name: 'session_id' },
    assurance: { type: 'text' },
    authenticatedAt: { type: 'timestamptz', name: 'authenticated_at' },
    sha256: { type: 'text' },
    documentId: { type: 'uuid', name: 'document_id', nullable: true },
  },
  foreignKeys: [
    { name: 'contract_signature_contract_id_fkey', target: 'contract', columnNames: ['contract_id'], referencedColumnNames: ['id'] },
    { name: 'contract_signature_document_id_fkey', target: 'document', columnNames: ['document_id'], referencedColumnNames: ['id'] },
  ],
  uniques: [{ name: 'contract_signature_once', columns: ['contractId', 'revision', 'party'] }],
  checks: [
    { name: 'contract_signature_party_known', expression: `party IN ('VOLUNTEER', 'HOST')` },
    { name: 'contract_signature_assurance_known', expression: `assurance IN ('PASSWORD', 'SECOND_FACTOR')` },
    { name: 'contract_signature_hash_formed', expression: `sha256 ~ '^[0-9a-f]{64}$'` },
  ],
  indices: [{ name: 'contract_signature_document_id_idx', columns: ['documentId'] }],
});
