import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The papers of a consultation name the organizations that proposed something; a rebuild of the projection names those of before. */
export class NameOrganizations1766000700000 implements MigrationInterface {
  name = 'NameOrganizations1766000700000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE organization ADD COLUMN legal_name text');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE organization DROP COLUMN legal_name');
  }
}
