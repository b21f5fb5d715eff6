import type { MigrationInterface, QueryRunner } from 'typeorm';

const holds = (names: string): string => `
  ALTER TABLE user_account DROP CONSTRAINT user_account_hold_known;
  ALTER TABLE user_account ADD CONSTRAINT user_account_hold_known CHECK (hold IN (${names}));
`;

/** Whoever has an account counts as active now: nobody is warned, or archived, for years in which nothing was counted. */
export class AddInactivity1765521000000 implements MigrationInterface {
  name = 'AddInactivity1765521000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE user_account
        ADD COLUMN last_active_at timestamptz NOT NULL DEFAULT now(),
        ADD COLUMN inactivity_warnings smallint NOT NULL DEFAULT 0,
        ADD COLUMN warned_at timestamptz,
        ADD CONSTRAINT user_account_warned_at_known CHECK ((inactivity_warnings = 0) = (warned_at IS NULL));
      CREATE INDEX user_account_last_active_at_idx ON user_account (last_active_at);
      ${holds(`'GUARDIAN', 'GUARDIAN_WITHDRAWN', 'ARCHIVED', 'ERASED'`)}
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      UPDATE user_account SET hold = NULL, held_since = NULL WHERE hold = 'ARCHIVED';
      ${holds(`'GUARDIAN', 'GUARDIAN_WITHDRAWN', 'ERASED'`)}
      ALTER TABLE user_account DROP COLUMN last_active_at, DROP COLUMN inactivity_warnings, DROP COLUMN warned_at;
    `);
  }
}
