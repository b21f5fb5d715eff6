import { EntitySchema } from 'typeorm';

/** One row of `signing_key`: a key pair for access tokens, the private half encrypted. */
export interface SigningKeyRow {
  id: string;
  status: 'NEXT' | 'CURRENT' | 'RETIRED';
  publicKey: Record<string, string>;
  encryptedPrivateKey: Buffer;
  createdAt: Date;
  activatedAt: Date | null;
  retiredAt: Date | null;
}

export const signingKeyTable = new EntitySchema<SigningKeyRow>({
  name: 'signing_key',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'signing_key_pkey' },
    status: { type: 'text' },
    publicKey: { type: 'jsonb', name: 'public_key' },
    encryptedPrivateKey: { type: 'bytea', name: 'encrypted_private_key' },
    createdAt: { type: 'timestamptz', name: 'created_at' },
    activatedAt: { type: 'timestamptz', name: 'activated_at', nullable: true },
    retiredAt: { type: 'timestamptz', name: 'retired_at', nullable: true },
  },
  checks: [{ name: 'signing_key_status_known', expression: `status IN ('NEXT', 'CURRENT', 'RETIRED')` }],
  indices: [
    { name: 'signing_key_one_per_live_status_key', columns: ['status'], unique: true, where: "status <> 'RETIRED'" },
  ],
});
