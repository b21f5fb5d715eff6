import { EntitySchema } from 'typeorm';

/** One row of `external_flow`: a person's way to a provider and back. */
export interface ExternalFlowRow {
  id: string;
  hash: Buffer;
  providerId: string;
  redirectUri: string;
  linksTo: string | null;
  expiresAt: Date;
  usedAt: Date | null;
}

export const externalFlowTable = new EntitySchema<ExternalFlowRow>({
  name: 'external_flow',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'external_flow_pkey' },
    hash: { type: 'bytea' },
    providerId: { type: 'text', name: 'provider_id' },
    redirectUri: { type: 'text', name: 'redirect_uri' },
    linksTo: { type: 'uuid', name: 'links_to', nullable: true },
    expiresAt: { type: 'timestamptz', name: 'expires_at' },
    usedAt: { type: 'timestamptz', name: 'used_at', nullable: true },
  },
  foreignKeys: [
    { name: 'external_flow_links_to_fkey', target: 'user_account', columnNames: ['links_to'], referencedColumnNames: ['id'], onDelete: 'CASCADE' },
  ],
  uniques: [{ name: 'external_flow_hash_key', columns: ['hash'] }],
  indices: [
    { name: 'external_flow_links_to_idx', columns: ['linksTo'] },
    { name: 'external_flow_expires_at_idx', columns: ['expiresAt'] },
  ],
});
