import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Imports of the national register: their journal, their staged and refused rows, and what the register said last of each entry. */
export class CreateRegisterImport1764000200000 implements MigrationInterface {
  name = 'CreateRegisterImport1764000200000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(createRegisterImport);
    await queryRunner.query(createRegisterEntry);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE register_entry;
      DROP TABLE register_import_refusal;
      DROP TABLE register_import_row;
      DROP TABLE register_import;
    `);
  }
}

// Staged rows are written once and read once; a crash may take them, the file is still there.
const createRegisterImport = `
  CREATE TABLE register_import (
    id uuid NOT NULL,
    file_name text NOT NULL,
    status text NOT NULL,
    created_count integer NOT NULL DEFAULT 0,
    updated_count integer NOT NULL DEFAULT 0,
    unchanged_count integer NOT NULL DEFAULT 0,
    refused_count integer NOT NULL DEFAULT 0,
    started_at timestamptz NOT NULL,
    ended_at timestamptz,
    CONSTRAINT register_import_pkey PRIMARY KEY (id),
    CONSTRAINT register_import_status_known CHECK (status IN ('RUNNING', 'COMPLETED', 'REFUSED', 'FAILED')),
    CONSTRAINT register_import_end_known CHECK ((status = 'RUNNING') = (ended_at IS NULL))
  );
  CREATE UNLOGGED TABLE register_import_row (
    import_id uuid NOT NULL,
    line integer NOT NULL,
    register_number text NOT NULL,
    name_key text NOT NULL,
    raw jsonb NOT NULL,
    entry jsonb NOT NULL,
    organization_id uuid NOT NULL,
    CONSTRAINT register_import_row_pkey PRIMARY KEY (import_id, line)
  );
  CREATE TABLE register_import_refusal (
    import_id uuid NOT NULL,
    line integer NOT NULL,
    register_number text NOT NULL,
    name text NOT NULL,
    refusals jsonb NOT NULL,
    CONSTRAINT register_import_refusal_pkey PRIMARY KEY (import_id, line),
    CONSTRAINT register_import_refusal_import_id_fkey FOREIGN KEY (import_id) REFERENCES register_import (id) ON DELETE CASCADE
  );
`;

// The number alone is not unique in the register; with the folded name it is.
const createRegisterEntry = `
  CREATE TABLE register_entry (
    register_number text NOT NULL,
    name_key text NOT NULL,
    organization_id uuid NOT NULL,
    raw jsonb NOT NULL,
    fingerprint bytea NOT NULL,
    import_id uuid NOT NULL,
    CONSTRAINT register_entry_pkey PRIMARY KEY (register_number, name_key),
    CONSTRAINT register_entry_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization (id) ON DELETE CASCADE,
    CONSTRAINT register_entry_import_id_fkey FOREIGN KEY (import_id) REFERENCES register_import (id)
  );
  CREATE UNIQUE INDEX register_entry_organization_id_key ON register_entry (organization_id);
`;
