import { EntitySchema } from 'typeorm';

/** One row of `user_account`: a person with an account. */
export interface UserAccountRow {
  id: string;
  version: number;
  name: string;
  language: 'RO' | 'EN';
  email: string;
  emailConfirmedAt: Date | null;
  passwordHash: string | null;
  registeredAt: Date;
  updatedAt: Date;
  disabledAt: Date | null;
  disabledReason: string | null;
  hold: 'GUARDIAN' | 'GUARDIAN_WITHDRAWN' | 'ARCHIVED' | 'ERASING' | 'ERASED' | null;
  heldSince: Date | null;
  lastActiveAt: Date;
  inactivityWarnings: number;
  warnedAt: Date | null;
}

export const userAccountTable = new EntitySchema<UserAccountRow>({
  name: 'user_account',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'user_account_pkey' },
    version: { type: 'integer' },
    name: { type: 'text' },
    language: { type: 'text' },
    email: { type: 'text' },
    emailConfirmedAt: { type: 'timestamptz', name: 'email_confirmed_at', nullable: true },
    passwordHash: { type: 'text', name: 'password_hash', nullable: true },
    registeredAt: { type: 'timestamptz', name: 'registered_at' },
    updatedAt: { type: 'timestamptz', name: 'updated_at' },
    disabledAt: { type: 'timestamptz', name: 'disabled_at', nullable: true },
    disabledReason: { type: 'text', name: 'disabled_reason', nullable: true },
    hold: { type: 'text', nullable: true },
    heldSince: { type: 'timestamptz', name: 'held_since', nullable: true },
    lastActiveAt: { type: 'timestamptz', name: 'last_active_at', default: () => 'now()' },
    inactivityWarnings: { type: 'smallint', name: 'inactivity_warnings', default: 0 },
    warnedAt: { type: 'timestamptz', name: 'warned_at', nullable: true },
  },
  checks: [
    { name: 'user_account_disabled_has_reason', expression: '(disabled_at IS NULL) = (disabled_reason IS NULL)' },
    { name: 'user_account_hold_known', expression: `hold IN ('GUARDIAN', 'GUARDIAN_WITHDRAWN', 'ARCHIVED', 'ERASING', 'ERASED')` },
    { name: 'user_account_warned_at_known', expression: '(inactivity_warnings = 0) = (warned_at IS NULL)' },
    { name: 'user_account_hold_has_time', expression: '(hold IS NULL) = (held_since IS NULL)' },
    { name: 'user_account_language_known', expression: `language IN ('RO', 'EN')` },
    { name: 'user_account_email_lower_case', expression: 'email = lower(email)' },
    { name: 'user_account_waiting_has_password', expression: 'password_hash IS NOT NULL OR email_confirmed_at IS NOT NULL' },
  ],
  indices: [
    { name: 'user_account_last_active_at_idx', columns: ['lastActiveAt'] },
    { name: 'user_account_confirmed_email_key', columns: ['email'], unique: true, where: 'email_confirmed_at IS NOT NULL' },
    { name: 'user_account_waiting_email_key', columns: ['email'], unique: true, where: 'email_confirmed_at IS NULL' },
  ],
});
