import { EntitySchema } from 'typeorm';
import type { GuardianConsent } from '../../domain/guardian';

/** One guardian's consent, with the hashes of the tokens that lead to it. */
export type GuardianConsentRow = { -readonly [Column in keyof GuardianConsent]: GuardianConsent[Column] } & { consentHash: Buffer; revocationHash: Buffer };

export const guardianConsentTable = new EntitySchema<GuardianConsentRow>({
  name: 'guardian_consent',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'guardian_consent_pkey' },
    contractId: { type: 'uuid', name: 'contract_id' },
    status: { type: 'text' },
    requestedAt: { type: 'timestamptz', name: 'requested_at' },
    requestedBy: { type: 'uuid', name: 'requested_by' },
    expiresAt: { type: 'timestamptz', name: 'expires_at' },
    decidedAt: { type: 'timestamptz', name: 'decided_at', nullable: true },
    sha256: { type: 'text', nullable: true },
    consentHash: { type: 'bytea', name: 'consent_hash' },
    revocationHash: { type: 'bytea', name: 'revocation_hash' },
  },
  foreignKeys: [{ name: 'guardian_consent_contract_id_fkey', target: 'contract', columnNames: ['contract_id'], referencedColumnNames: ['id'] }],
  uniques: [
    { name: 'guardian_consent_token_once', columns: ['consentHash'] },
    { name: 'guardian_consent_revocation_once', columns: ['revocationHash'] },
  ],
  checks: [{ name: 'guardian_consent_status_known', expression: `status IN ('REQUESTED', 'GIVEN', 'REFUSED', 'REVOKED', 'REPLACED')` }],
  indices: [{ name: 'guardian_consent_contract_id_idx', columns: ['contractId', 'requestedAt', 'id'] }],
});
