import { EntitySchema } from 'typeorm';

/** One row of `refresh_token`: a link in a session's one line of tokens, known by its SHA-256. */
export interface RefreshTokenRow {
  id: string;
  sessionId: string;
  predecessorId: string | null;
  hash: Buffer;
  issuedAt: Date;
  expiresAt: Date;
  usedAt: Date | null;
}

export const refreshTokenTable = new EntitySchema<RefreshTokenRow>({
  name: 'refresh_token',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'refresh_token_pkey' },
    sessionId: { type: 'uuid', name: 'session_id' },
    predecessorId: { type: 'uuid', name: 'predecessor_id', nullable: true },
    hash: { type: 'bytea' },
    issuedAt: { type: 'timestamptz', name: 'issued_at' },
    expiresAt: { type: 'timestamptz', name: 'expires_at' },
    usedAt: { type: 'timestamptz', name: 'used_at', nullable: true },
  },
  foreignKeys: [
    {
      name: 'refresh_token_session_id_fkey',
      target: 'session',
      columnNames: ['session_id'],
      referencedColumnNames: ['id'],
      onDelete: 'CASCADE',
    },
  ],
  uniques: [
    { name: 'refresh_token_hash_key', columns: ['hash'] },
    { name: 'refresh_token_predecessor_id_key', columns: ['predecessorId'] },
  ],
  indices: [{ name: 'refresh_token_session_id_idx', columns: ['sessionId'] }],
});
