import { EntitySchema } from 'typeorm';

/** One row of `record_share`. */
export interface RecordShareRow {
  id: string;
  version: number;
  volunteerId: string;
  status: string;
  statusSince: Date;
  tokenHash: Buffer;
  parts: string[];
  expiresOn: string;
  createdAt: Date;
}

export const recordShareTable = new EntitySchema<RecordShareRow>({
  name: 'record_share',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'record_share_pkey' },
    version: { type: 'integer' },
    volunteerId: { type: 'uuid', name: 'volunteer_id' },
    status: { type: 'text' },
    statusSince: { type: 'timestamptz', name: 'status_since' },
    tokenHash: { type: 'bytea', name: 'token_hash' },
    parts: { type: 'text', array: true },
    expiresOn: { type: 'date', name: 'expires_on' },
    createdAt: { type: 'timestamptz', name: 'created_at' },
  },
  uniques: [{ name: 'record_share_token_once', columns: ['tokenHash'] }],
  checks: [
    { name: 'record_share_status_known', expression: `status IN ('ACTIVE', 'REVOKED')` },
    { name: 'record_share_parts_known', expression: `parts <@ ARRAY['NAME', 'CONTRACTS', 'HOURS', 'CERTIFICATES'] AND cardinality(parts) > 0` },
  ],
  indices: [{ name: 'record_share_volunteer_id_idx', columns: ['volunteerId', 'createdAt', 'id'] }],
});
