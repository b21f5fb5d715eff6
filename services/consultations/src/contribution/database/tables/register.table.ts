import { EntitySchema } from 'typeorm';

const bytes = { type: 'bytea' } as const;

/** The last number of an institution in a year; it only ever goes one up. */
export const registerCounterTable = new EntitySchema<{ institutionId: string; year: number; lastNumber: number }>({
  name: 'register_counter',
  columns: {
    institutionId: { type: 'uuid', name: 'institution_id', primary: true, primaryKeyConstraintName: 'register_counter_pkey' },
    year: { type: 'integer', primary: true, primaryKeyConstraintName: 'register_counter_pkey' },
    lastNumber: { type: 'integer', name: 'last_number' },
  },
});

/** Where the register of an institution ends. */
export const registerHeadTable = new EntitySchema<{ institutionId: string; entryCount: number; hash: Buffer }>({
  name: 'register_head',
  columns: {
    institutionId: { type: 'uuid', name: 'institution_id', primary: true, primaryKeyConstraintName: 'register_head_pkey' },
    entryCount: { type: 'integer', name: 'entry_count', default: 0 },
    hash: bytes,
  },
  checks: [{ name: 'register_head_hash_size', expression: 'octet_length(hash) = 32' }],
});

/** One line of a register, in its place. */
interface RegisterEntryRow {
  institutionId: string;
  sequence: number;
  kind: string;
  contributionId: string;
  year: number;
  number: number;
  receivedAt: Date;
  at: Date;
  itemNumber: number | null;
  itemHash: Buffer;
  previousHash: Buffer;
  hash: Buffer;
}

export const registerEntryTable = new EntitySchema<RegisterEntryRow>({
  name: 'register_entry',
  columns: {
    institutionId: { type: 'uuid', name: 'institution_id', primary: true, primaryKeyConstraintName: 'register_entry_pkey' },
    sequence: { type: 'integer', primary: true, primaryKeyConstraintName: 'register_entry_pkey' },
    kind: { type: 'text' },
    contributionId: { type: 'uuid', name: 'contribution_id' },
    year: { type: 'integer', name: 'registration_year' },
    number: { type: 'integer', name: 'registration_number' },
    receivedAt: { type: 'timestamptz', name: 'received_at' },
    at: { type: 'timestamptz' },
    itemNumber: { type: 'integer', name: 'item_number', nullable: true },
    itemHash: { ...bytes, name: 'item_hash' },
    previousHash: { ...bytes, name: 'previous_hash' },
    hash: bytes,
  },
  foreignKeys: [{ name: 'register_entry_contribution_id_fkey', target: 'contribution', columnNames: ['contribution_id'], referencedColumnNames: ['id'] }],
  checks: [
    { name: 'register_entry_kind_known', expression: `kind IN ('RECEIVED', 'EDITED', 'WITHDRAWN', 'ERASED', 'DECIDED', 'HIDDEN', 'RESTORED')` },
    { name: 'register_entry_hash_size', expression: 'octet_length(item_hash) = 32 AND octet_length(previous_hash) = 32 AND octet_length(hash) = 32' },
  ],
  indices: [{ name: 'register_entry_contribution_id_idx', columns: ['contributionId', 'sequence'] }],
});

/** The hash of one field of what an entry is about. */
export const registerSealTable = new EntitySchema<{ institutionId: string; sequence: number; field: string; hash: Buffer }>({
  name: 'register_seal',
  columns: {
    institutionId: { type: 'uuid', name: 'institution_id', primary: true, primaryKeyConstraintName: 'register_seal_pkey' },
    sequence: { type: 'integer', primary: true, primaryKeyConstraintName: 'register_seal_pkey' },
    field: { type: 'text', primary: true, primaryKeyConstraintName: 'register_seal_pkey' },
    hash: bytes,
  },
  foreignKeys: [
    { name: 'register_seal_entry_fkey', target: 'register_entry', columnNames: ['institution_id', 'sequence'], referencedColumnNames: ['institution_id', 'sequence'] },
  ],
});

/** The salt of one field: what is erased is its value and this, so that its hash says nothing any more. */
export const registerSaltTable = new EntitySchema<{ institutionId: string; sequence: number; field: string; salt: Buffer }>({
  name: 'register_salt',
  columns: {
    institutionId: { type: 'uuid', name: 'institution_id', primary: true, primaryKeyConstraintName: 'register_salt_pkey' },
    sequence: { type: 'integer', primary: true, primaryKeyConstraintName: 'register_salt_pkey' },
    field: { type: 'text', primary: true, primaryKeyConstraintName: 'register_salt_pkey' },
    salt: bytes,
  },
  foreignKeys: [
    {
      name: 'register_salt_seal_fkey',
      target: 'register_seal',
      columnNames: ['institution_id', 'sequence', 'field'],
      referencedColumnNames: ['institution_id', 'sequence', 'field'],
    },
  ],
});

/** The end of a register on one day, as published. */
export const registerRootTable = new EntitySchema<{ institutionId: string; day: string; sequence: number; hash: Buffer; publishedAt: Date }>({
  name: 'register_root',
  columns: {
    institutionId: { type: 'uuid', name: 'institution_id', primary: true, primaryKeyConstraintName: 'register_root_pkey' },
    day: { type: 'date', primary: true, primaryKeyConstraintName: 'register_root_pkey' },
    sequence: { type: 'integer' },
    hash: bytes,
    publishedAt: { type: 'timestamptz', name: 'published_at' },
  },
  foreignKeys: [
    { name: 'register_root_entry_fkey', target: 'register_entry', columnNames: ['institution_id', 'sequence'], referencedColumnNames: ['institution_id', 'sequence'] },
  ],
});
