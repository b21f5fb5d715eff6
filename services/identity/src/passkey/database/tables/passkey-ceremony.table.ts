import { EntitySchema } from 'typeorm';
import type { PasskeyCeremony } from '../../domain/passkey-ceremony';

/** One row of `passkey_ceremony`: what an authenticator was asked to sign, known by its SHA-256. */
export interface PasskeyCeremonyRow {
  id: string;
  purpose: PasskeyCeremony['purpose'];
  userId: string | null;
  signInChallengeId: string | null;
  hash: Buffer;
  expiresAt: Date;
  usedAt: Date | null;
}

const cascade = { referencedColumnNames: ['id'], onDelete: 'CASCADE' as const };

export const passkeyCeremonyTable = new EntitySchema<PasskeyCeremonyRow>({
  name: 'passkey_ceremony',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'passkey_ceremony_pkey' },
    purpose: { type: 'text' },
    userId: { type: 'uuid', name: 'user_id', nullable: true },
    signInChallengeId: { type: 'uuid', name: 'sign_in_challenge_id', nullable: true },
    hash: { type: 'bytea' },
    expiresAt: { type: 'timestamptz', name: 'expires_at' },
    usedAt: { type: 'timestamptz', name: 'used_at', nullable: true },
  },
  checks: [
    { name: 'passkey_ceremony_purpose_known', expression: `purpose IN ('REGISTRATION', 'SIGN_IN')` },
    { name: 'passkey_ceremony_registration_has_user', expression: `purpose <> 'REGISTRATION' OR user_id IS NOT NULL` },
    { name: 'passkey_ceremony_challenge_has_user', expression: 'sign_in_challenge_id IS NULL OR user_id IS NOT NULL' },
  ],
  foreignKeys: [
    { name: 'passkey_ceremony_user_id_fkey', target: 'user_account', columnNames: ['user_id'], ...cascade },
    { name: 'passkey_ceremony_sign_in_challenge_id_fkey', target: 'sign_in_challenge', columnNames: ['sign_in_challenge_id'], ...cascade },
  ],
  uniques: [{ name: 'passkey_ceremony_hash_key', columns: ['hash'] }],
  indices: [
    { name: 'passkey_ceremony_user_id_idx', columns: ['userId'] },
    { name: 'passkey_ceremony_sign_in_challenge_id_idx', columns: ['signInChallengeId'] },
    { name: 'passkey_ceremony_expires_at_idx', columns: ['expiresAt'] },
  ],
});
