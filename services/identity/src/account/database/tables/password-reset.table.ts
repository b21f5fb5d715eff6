import { EntitySchema } from 'typeorm';

/** One row of `password_reset`: a link that lets its reader choose a new password; the link's token is stored nowhere. */
export interface PasswordResetRow {
  id: string;
  userId: string | null;
  requestedAt: Date;
  expiresAt: Date;
  usedAt: Date | null;
  replacedAt: Date | null;
}

export const passwordResetTable = new EntitySchema<PasswordResetRow>({
  name: 'password_reset',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'password_reset_pkey' },
    userId: { type: 'uuid', name: 'user_id', nullable: true },
    requestedAt: { type: 'timestamptz', name: 'requested_at' },
    expiresAt: { type: 'timestamptz', name: 'expires_at' },
    usedAt: { type: 'timestamptz', name: 'used_at', nullable: true },
    replacedAt: { type: 'timestamptz', name: 'replaced_at', nullable: true },
  },
  foreignKeys: [
    {
      name: 'password_reset_user_id_fkey',
      target: 'user_account',
      columnNames: ['user_id'],
      referencedColumnNames: ['id'],
      onDelete: 'CASCADE',
    },
  ],
  indices: [
    { name: 'password_reset_user_id_idx', columns: ['userId'] },
    { name: 'password_reset_expires_at_idx', columns: ['expiresAt'] },
  ],
});
