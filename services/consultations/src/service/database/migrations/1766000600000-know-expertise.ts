import { createReachTables, dropReachTables } from '@conect/event-bus';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What this service knows of organizations grows: where they are, in what they work, who has taken them into record and in which communities they are. */
export class KnowExpertise1766000600000 implements MigrationInterface {
  name = 'KnowExpertise1766000600000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE organization
        ADD COLUMN domains text[] NOT NULL DEFAULT '{}',
        ADD COLUMN primary_domain text,
        ADD COLUMN county_code text,
        ADD COLUMN profile_version integer NOT NULL DEFAULT 0;
    `);
    await createReachTables(queryRunner);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await dropReachTables(queryRunner);
    await queryRunner.query('ALTER TABLE organization DROP COLUMN domains, DROP COLUMN primary_domain, DROP COLUMN county_code, DROP COLUMN profile_version');
  }
}
