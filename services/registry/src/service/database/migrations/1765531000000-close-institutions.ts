import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whether an institution exists no more, as identity says; `npm run events -- rebuild registry` reads those that were closed before. */
export class CloseInstitutions1765531000000 implements MigrationInterface {
  name = 'CloseInstitutions1765531000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE institution ADD COLUMN closed boolean NOT NULL DEFAULT false');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE institution DROP COLUMN closed');
  }
}
