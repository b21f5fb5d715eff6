import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The pages of an organization, its own and those on networks. */
export class LinkToPagesOfOrganizations1765503000000 implements MigrationInterface {
  name = 'LinkToPagesOfOrganizations1765503000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE organization ADD COLUMN web_pages text[] NOT NULL DEFAULT '{}'`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE organization DROP COLUMN web_pages');
  }
}
