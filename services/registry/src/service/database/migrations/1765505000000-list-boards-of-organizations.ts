import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who is in the board of an organization, in which role and for how long; none of it is in the open data. */
export class ListBoardsOfOrganizations1765505000000 implements MigrationInterface {
  name = 'ListBoardsOfOrganizations1765505000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE organization ADD COLUMN board_members jsonb NOT NULL DEFAULT '[]',
        ADD CONSTRAINT organization_board_members_listed CHECK (jsonb_typeof(board_members) = 'array')
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE organization DROP COLUMN board_members');
  }
}
