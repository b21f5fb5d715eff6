import { EntitySchema } from 'typeorm';

/** One row of `sign_in_challenge`: a right password whose second factor is still asked for. */
export interface SignInChallengeRow {
  id: string;
  userId: string;
  hash: Buffer;
  expiresAt: Date;
  usedAt: Date | null;
}

export const signInChallengeTable = new EntitySchema<SignInChallengeRow>({
  name: 'sign_in_challenge',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'sign_in_challenge_pkey' },
    userId: { type: 'uuid', name: 'user_id' },
    hash: { type: 'bytea' },
    expiresAt: { type: 'timestamptz', name: 'expires_at' },
    usedAt: { type: 'timestamptz', name: 'used_at', nullable: true },
  },
  foreignKeys: [
    { name: 'sign_in_challenge_user_id_fkey', target: 'user_account', columnNames: ['user_id'], referencedColumnNames: ['id'], onDelete: 'CASCADE' },
  ],
  uniques: [{ name: 'sign_in_challenge_hash_key', columns: ['hash'] }],
  indices: [
    { name: 'sign_in_challenge_user_id_idx', columns: ['userId'] },
    { name: 'sign_in_challenge_expires_at_idx', columns: ['expiresAt'] },
  ],
});
