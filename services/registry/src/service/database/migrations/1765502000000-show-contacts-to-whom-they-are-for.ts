import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Further ways to reach an organization, each for who may see it; none of them is in the open data. */
export class ShowContactsToWhomTheyAreFor1765502000000 implements MigrationInterface {
  name = 'ShowContactsToWhomTheyAreFor1765502000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE organization ADD COLUMN contacts jsonb NOT NULL DEFAULT '[]',
        ADD CONSTRAINT organization_contacts_listed CHECK (jsonb_typeof(contacts) = 'array')
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE organization DROP COLUMN contacts');
  }
}
