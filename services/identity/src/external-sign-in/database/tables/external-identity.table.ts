import { EntitySchema } from 'typeorm';

/** One row of `external_identity`: an identity at a provider with which one user can sign in. */
export interface ExternalIdentityRow {
  id: string;
  userId: string;
  issuer: string;
  subjectHash: Buffer;
  linkedAt: Date;
  lastUsedAt: Date | null;
}

export const externalIdentityTable = new EntitySchema<ExternalIdentityRow>({
  name: 'external_identity',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'external_identity_pkey' },
    userId: { type: 'uuid', name: 'user_id' },
    issuer: { type: 'text' },
    subjectHash: { type: 'bytea', name: 'subject_hash' },
    linkedAt: { type: 'timestamptz', name: 'linked_at' },
    lastUsedAt: { type: 'timestamptz', name: 'last_used_at', nullable: true },
  },
  foreignKeys: [
    { name: 'external_identity_user_id_fkey', target: 'user_account', columnNames: ['user_id'], referencedColumnNames: ['id'], onDelete: 'CASCADE' },
  ],
  uniques: [{ name: 'external_identity_subject_key', columns: ['issuer', 'subjectHash'] }],
  indices: [{ name: 'external_identity_user_id_idx', columns: ['userId'] }],
});
