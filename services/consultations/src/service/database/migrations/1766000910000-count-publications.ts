import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was published in a year is found by its day. */
export class CountPublications1766000910000 implements MigrationInterface {
  name = 'CountPublications1766000910000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('CREATE INDEX consultation_published_at_idx ON consultation (published_at) WHERE published_at IS NOT NULL');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP INDEX consultation_published_at_idx');
  }
}
