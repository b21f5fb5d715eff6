import { EntitySchema } from 'typeorm';

/** One row of `recovery_code`: a code for whoever lost the app, known by its SHA-256. */
export interface RecoveryCodeRow {
  id: string;
  userId: string;
  hash: Buffer;
  usedAt: Date | null;
}

export const recoveryCodeTable = new EntitySchema<RecoveryCodeRow>({
  name: 'recovery_code',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'recovery_code_pkey' },
    userId: { type: 'uuid', name: 'user_id' },
    hash: { type: 'bytea' },
    usedAt: { type: 'timestamptz', name: 'used_at', nullable: true },
  },
  foreignKeys: [
    { name: 'recovery_code_user_id_fkey', target: 'user_account', columnNames: ['user_id'], referencedColumnNames: ['id'], onDelete: 'CASCADE' },
  ],
  uniques: [{ name: 'recovery_code_hash_key', columns: ['userId', 'hash'] }],
});
