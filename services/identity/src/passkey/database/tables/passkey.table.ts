import { EntitySchema } from 'typeorm';

/** One row of `passkey`: the public half of a credential. */
export interface PasskeyRow {
  id: string;
  userId: string;
  credentialId: Buffer;
  publicKey: Buffer;
  /** An unsigned number of 32 bits, which the driver reads as text. */
  counter: string;
  transports: string[];
  backedUp: boolean;
  name: string;
  createdAt: Date;
  lastUsedAt: Date | null;
}

export const passkeyTable = new EntitySchema<PasskeyRow>({
  name: 'passkey',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'passkey_pkey' },
    userId: { type: 'uuid', name: 'user_id' },
    credentialId: { type: 'bytea', name: 'credential_id' },
    publicKey: { type: 'bytea', name: 'public_key' },
    counter: { type: 'bigint' },
    transports: { type: 'text', array: true },
    backedUp: { type: 'boolean', name: 'backed_up' },
    name: { type: 'text' },
    createdAt: { type: 'timestamptz', name: 'created_at' },
    lastUsedAt: { type: 'timestamptz', name: 'last_used_at', nullable: true },
  },
  foreignKeys: [{ name: 'passkey_user_id_fkey', target: 'user_account', columnNames: ['user_id'], referencedColumnNames: ['id'], onDelete: 'CASCADE' }],
  uniques: [{ name: 'passkey_credential_id_key', columns: ['credentialId'] }],
  indices: [{ name: 'passkey_user_id_idx', columns: ['userId'] }],
});
