import { EntitySchema } from 'typeorm';
import type { ApiScope } from '../../domain/api-scope';

/** One row of `api_client`: a service account, its secret and the one before it. */
export interface ApiClientRow {
  id: string;
  version: number;
  name: string;
  contactEmail: string | null;
  institutionId: string | null;
  organizationId: string | null;
  scopes: ApiScope[];
  secretId: string;
  secretHash: Buffer;
  previousSecretId: string | null;
  previousSecretHash: Buffer | null;
  previousWorksUntil: Date | null;
  createdAt: Date;
  createdBy: string;
  revokedAt: Date | null;
}

export const apiClientTable = new EntitySchema<ApiClientRow>({
  name: 'api_client',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'api_client_pkey' },
    version: { type: 'integer' },
    name: { type: 'text' },
    contactEmail: { type: 'text', name: 'contact_email', nullable: true },
    institutionId: { type: 'uuid', name: 'institution_id', nullable: true },
    organizationId: { type: 'uuid', name: 'organization_id', nullable: true },
    scopes: { type: 'text', array: true },
    secretId: { type: 'uuid', name: 'secret_id' },
    secretHash: { type: 'bytea', name: 'secret_hash' },
    previousSecretId: { type: 'uuid', name: 'previous_secret_id', nullable: true },
    previousSecretHash: { type: 'bytea', name: 'previous_secret_hash', nullable: true },
    previousWorksUntil: { type: 'timestamptz', name: 'previous_works_until', nullable: true },
    createdAt: { type: 'timestamptz', name: 'created_at' },
    createdBy: { type: 'uuid', name: 'created_by' },
    revokedAt: { type: 'timestamptz', name: 'revoked_at', nullable: true },
  },
  checks: [
    { name: 'api_client_scopes_known', expression: `cardinality(scopes) > 0 AND scopes <@ ARRAY['graph:read', 'events:consume']` },
    { name: 'api_client_one_place', expression: 'institution_id IS NULL OR organization_id IS NULL' },
    { name: 'api_client_previous_secret_whole', expression: 'num_nulls(previous_secret_id, previous_secret_hash, previous_works_until) IN (0, 3)' },
  ],
  foreignKeys: [
    { name: 'api_client_institution_id_fkey', target: 'institution', columnNames: ['institution_id'], referencedColumnNames: ['id'] },
  ],
});
