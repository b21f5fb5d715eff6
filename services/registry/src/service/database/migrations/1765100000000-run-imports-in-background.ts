import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Imports that an officer asks for: their file, who asked, how far they are, and where a killed one goes on. */
export class RunImportsInBackground1765100000000 implements MigrationInterface {
  name = 'RunImportsInBackground1765100000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(addColumns);
    await queryRunner.query(purposesAre(`'STATUTE', 'CLAIM_EVIDENCE', 'CHANGE_EVIDENCE', 'REGISTER_FILE'`));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(purposesAre(`'STATUTE', 'CLAIM_EVIDENCE', 'CHANGE_EVIDENCE'`));
    await queryRunner.query(dropColumns);
  }
}

// At most one import waits or runs, whoever began it. The row is the fence of its steps too: each one moves `merged_line` on.
const addColumns = `
  ALTER TABLE register_import
    ADD COLUMN category text,
    ADD COLUMN is_full boolean NOT NULL DEFAULT false,
    ADD COLUMN document_id uuid,
    ADD COLUMN requester_id uuid,
    ADD COLUMN progress real NOT NULL DEFAULT 0,
    ADD COLUMN merged_line integer NOT NULL DEFAULT -1,
    ADD COLUMN refusal jsonb,
    ADD CONSTRAINT register_import_document_id_fkey FOREIGN KEY (document_id) REFERENCES document (id) ON DELETE SET NULL,
    DROP CONSTRAINT register_import_status_known,
    ADD CONSTRAINT register_import_status_known CHECK (status IN ('WAITING', 'RUNNING', 'COMPLETED', 'REFUSED', 'FAILED')),
    DROP CONSTRAINT register_import_end_known,
    ADD CONSTRAINT register_import_end_known CHECK ((status IN ('WAITING', 'RUNNING')) = (ended_at IS NULL)),
    ADD CONSTRAINT register_import_refusal_known CHECK (status = 'REFUSED' OR refusal IS NULL);
  UPDATE register_import SET progress = 1 WHERE status = 'COMPLETED';
  UPDATE register_import SET status = 'FAILED', ended_at = started_at WHERE status = 'RUNNING';
  CREATE UNIQUE INDEX register_import_one_open_key ON register_import ((true)) WHERE status IN ('WAITING', 'RUNNING');
  ALTER TABLE register_import_refusal ADD COLUMN name_key text NOT NULL DEFAULT '';
  CREATE INDEX register_import_document_id_idx ON register_import (document_id) WHERE document_id IS NOT NULL;
`;

const dropColumns = `
  DELETE FROM register_import WHERE status = 'WAITING';
  ALTER TABLE register_import_refusal DROP COLUMN name_key;
  DROP INDEX register_import_document_id_idx;
  DROP INDEX register_import_one_open_key;
  ALTER TABLE register_import
    DROP CONSTRAINT register_import_refusal_known,
    DROP CONSTRAINT register_import_end_known,
    ADD CONSTRAINT register_import_end_known CHECK ((status = 'RUNNING') = (ended_at IS NULL)),
    DROP CONSTRAINT register_import_status_known,
    ADD CONSTRAINT register_import_status_known CHECK (status IN ('RUNNING', 'COMPLETED', 'REFUSED', 'FAILED')),
    DROP CONSTRAINT register_import_document_id_fkey,
    DROP COLUMN refusal,
    DROP COLUMN merged_line,
    DROP COLUMN progress,
    DROP COLUMN requester_id,
    DROP COLUMN document_id,
    DROP COLUMN is_full,
    DROP COLUMN category;
`;

const purposesAre = (purposes: string): string => `
  ALTER TABLE document
    DROP CONSTRAINT document_purpose_known,
    ADD CONSTRAINT document_purpose_known CHECK (purpose IN (${purposes}));
`;
