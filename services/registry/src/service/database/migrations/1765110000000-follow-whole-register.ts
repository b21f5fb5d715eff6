import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a full file of the register lacks, what it names otherwise, and the claimed organizations that SGG has to look at therefore. */
export class FollowWholeRegister1765110000000 implements MigrationInterface {
  name = 'FollowWholeRegister1765110000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(addColumns);
    await queryRunner.query(createAbsence);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE register_absence');
    await queryRunner.query(dropColumns);
  }
}

const addColumns = `
  ALTER TABLE register_import ADD COLUMN removed_count integer NOT NULL DEFAULT 0, ADD COLUMN review_count integer NOT NULL DEFAULT 0;
  ALTER TABLE register_import_row ADD COLUMN renamed_from text;
  ALTER TABLE register_entry ADD COLUMN missing_since timestamptz;
`;

const dropColumns = `
  ALTER TABLE register_entry DROP COLUMN missing_since;
  ALTER TABLE register_import_row DROP COLUMN renamed_from;
  ALTER TABLE register_import DROP COLUMN review_count, DROP COLUMN removed_count;
`;

// A review queue: the register no longer lists somebody who is in the catalogue with people of his own.
const createAbsence = `
  CREATE TABLE register_absence (
    organization_id uuid NOT NULL,
    import_id uuid NOT NULL,
    since timestamptz NOT NULL,
    CONSTRAINT register_absence_pkey PRIMARY KEY (organization_id),
    CONSTRAINT register_absence_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization (id) ON DELETE CASCADE,
    CONSTRAINT register_absence_import_id_fkey FOREIGN KEY (import_id) REFERENCES register_import (id)
  );
  CREATE INDEX register_absence_queue_idx ON register_absence (since, organization_id);
`;
