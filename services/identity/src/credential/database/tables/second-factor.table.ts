import { EntitySchema } from 'typeorm';

/** One row of `second_factor`: a person's authenticator app; secrets are sealed. */
export interface SecondFactorRow {
  userId: string;
  sealedSecret: Buffer | null;
  pendingSecret: Buffer | null;
  confirmedAt: Date | null;
  lastStep: number | null;
}

export const secondFactorTable = new EntitySchema<SecondFactorRow>({
  name: 'second_factor',
  columns: {
    userId: { type: 'uuid', name: 'user_id', primary: true, primaryKeyConstraintName: 'second_factor_pkey' },
    sealedSecret: { type: 'bytea', name: 'sealed_secret', nullable: true },
    pendingSecret: { type: 'bytea', name: 'pending_secret', nullable: true },
    confirmedAt: { type: 'timestamptz', name: 'confirmed_at', nullable: true },
    lastStep: { type: 'integer', name: 'last_step', nullable: true },
  },
  checks: [{ name: 'second_factor_in_use_is_confirmed', expression: '(sealed_secret IS NULL) = (confirmed_at IS NULL)' }],
  foreignKeys: [
    { name: 'second_factor_user_id_fkey', target: 'user_account', columnNames: ['user_id'], referencedColumnNames: ['id'], onDelete: 'CASCADE' },
  ],
});
