import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What an organization says of itself in a sentence or two, in both languages, for lists and cards. */
export class ShortenDescriptions1765500000000 implements MigrationInterface {
  name = 'ShortenDescriptions1765500000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE organization ADD COLUMN short_description_ro text, ADD COLUMN short_description_en text');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE organization DROP COLUMN short_description_ro, DROP COLUMN short_description_en');
  }
}
