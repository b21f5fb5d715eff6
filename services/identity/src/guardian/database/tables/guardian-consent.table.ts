import { EntitySchema } from 'typeorm';

/** One row of `guardian_consent`: who answers for a user under 16; it goes when the user is 16 or erased. Links' tokens are stored nowhere. */
export interface GuardianConsentRow {
  id: string;
  userId: string;
  guardianEmail: string;
  ofAgeOn: string;
  requestedAt: Date;
  expiresAt: Date;
  givenAt: Date | null;
  withdrawnAt: Date | null;
}

export const guardianConsentTable = new EntitySchema<GuardianConsentRow>({
  name: 'guardian_consent',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'guardian_consent_pkey' },
    userId: { type: 'uuid', name: 'user_id' },
    guardianEmail: { type: 'text', name: 'guardian_email' },
    ofAgeOn: { type: 'date', name: 'of_age_on' },
    requestedAt: { type: 'timestamptz', name: 'requested_at' },
    expiresAt: { type: 'timestamptz', name: 'expires_at' },
    givenAt: { type: 'timestamptz', name: 'given_at', nullable: true },
    withdrawnAt: { type: 'timestamptz', name: 'withdrawn_at', nullable: true },
  },
  checks: [{ name: 'guardian_consent_withdrawn_was_given', expression: 'withdrawn_at IS NULL OR given_at IS NOT NULL' }],
  foreignKeys: [
    { name: 'guardian_consent_user_id_fkey', target: 'user_account', columnNames: ['user_id'], referencedColumnNames: ['id'], onDelete: 'CASCADE' },
  ],
  indices: [
    { name: 'guardian_consent_user_id_key', columns: ['userId'], unique: true },
    { name: 'guardian_consent_of_age_on_idx', columns: ['ofAgeOn'] },
  ],
});
