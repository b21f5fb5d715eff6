import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ExtendInstitution1765400000000 implements MigrationInterface {
  name = 'ExtendInstitution1765400000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    // SGG alone can be there before this: its name needs no more folding than lower case.
    await queryRunner.query(`
      ALTER TABLE institution
        ADD COLUMN name_folded text,
        ADD COLUMN parent_id uuid,
        ADD COLUMN transparency_page_url text,
        ADD COLUMN as_of date,
        ADD COLUMN closed_at timestamptz,
        ADD CONSTRAINT institution_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES institution (id);
      UPDATE institution SET name_folded = ' ' || lower(name) || ' ', as_of = created_at::date;
      ALTER TABLE institution ALTER COLUMN name_folded SET NOT NULL, ALTER COLUMN as_of SET NOT NULL;
      CREATE INDEX institution_parent_id_idx ON institution (parent_id);
      CREATE INDEX membership_institution_id_idx ON membership (institution_id) WHERE revoked_at IS NULL;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP INDEX membership_institution_id_idx;
      ALTER TABLE institution DROP COLUMN name_folded, DROP COLUMN parent_id, DROP COLUMN transparency_page_url, DROP COLUMN as_of, DROP COLUMN closed_at;
    `);
  }
}
