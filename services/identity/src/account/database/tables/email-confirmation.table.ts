import { EntitySchema } from 'typeorm';

/** One row of `email_confirmation`: a link that confirms an address; what it holds besides depends on its purpose. */
export interface EmailConfirmationRow {
  id: string;
  userId: string;
  purpose: 'REGISTRATION' | 'EMAIL_CHANGE';
  email: string;
  name: string | null;
  language: 'RO' | 'EN' | null;
  passwordHash: string | null;
  ofAgeOn: string | null;
  guardianEmail: string | null;
  previousEmail: string | null;
  requestedAt: Date;
  expiresAt: Date;
  usedAt: Date | null;
  replacedAt: Date | null;
}

export const emailConfirmationTable = new EntitySchema<EmailConfirmationRow>({
  name: 'email_confirmation',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'email_confirmation_pkey' },
    userId: { type: 'uuid', name: 'user_id' },
    purpose: { type: 'text' },
    email: { type: 'text' },
    name: { type: 'text', nullable: true },
    language: { type: 'text', nullable: true },
    passwordHash: { type: 'text', name: 'password_hash', nullable: true },
    ofAgeOn: { type: 'date', name: 'of_age_on', nullable: true },
    guardianEmail: { type: 'text', name: 'guardian_email', nullable: true },
    previousEmail: { type: 'text', name: 'previous_email', nullable: true },
    requestedAt: { type: 'timestamptz', name: 'requested_at' },
    expiresAt: { type: 'timestamptz', name: 'expires_at' },
    usedAt: { type: 'timestamptz', name: 'used_at', nullable: true },
    replacedAt: { type: 'timestamptz', name: 'replaced_at', nullable: true },
  },
  checks: [
    {
      name: 'email_confirmation_minor_whole',
      expression: `num_nulls(of_age_on, guardian_email) = 2 OR (num_nulls(of_age_on, guardian_email) = 0 AND purpose = 'REGISTRATION')`,
    },
    {
      name: 'email_confirmation_fits_purpose',
      expression: `CASE purpose
        WHEN 'REGISTRATION' THEN num_nulls(name, language, password_hash) = 0 AND previous_email IS NULL
        WHEN 'EMAIL_CHANGE' THEN num_nonnulls(name, language, password_hash) = 0 AND previous_email IS NOT NULL
        ELSE false END`,
    },
  ],
  foreignKeys: [
    {
      name: 'email_confirmation_user_id_fkey',
      target: 'user_account',
      columnNames: ['user_id'],
      referencedColumnNames: ['id'],
      onDelete: 'CASCADE',
    },
  ],
  indices: [
    { name: 'email_confirmation_user_id_idx', columns: ['userId'] },
    { name: 'email_confirmation_expires_at_idx', columns: ['expiresAt'] },
  ],
});
