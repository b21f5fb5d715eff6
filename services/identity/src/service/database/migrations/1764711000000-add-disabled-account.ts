import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AddDisabledAccount1764711000000 implements MigrationInterface {
  name = 'AddDisabledAccount1764711000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE user_account
        ADD COLUMN disabled_at timestamptz,
        ADD COLUMN disabled_reason text,
        ADD CONSTRAINT user_account_disabled_has_reason CHECK ((disabled_at IS NULL) = (disabled_reason IS NULL));
      ALTER TABLE session DROP CONSTRAINT session_end_reason_known;
      ALTER TABLE session ADD CONSTRAINT session_end_reason_known CHECK (end_reason IN
        ('SIGNED_OUT', 'SIGNED_OUT_EVERYWHERE', 'ENDED_BY_OWNER', 'PASSWORD_CHANGED', 'PASSWORD_RESET', 'REFRESH_TOKEN_REUSED', 'ACCOUNT_DISABLED'));
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      UPDATE session SET end_reason = 'SIGNED_OUT' WHERE end_reason = 'ACCOUNT_DISABLED';
      ALTER TABLE session DROP CONSTRAINT session_end_reason_known;
      ALTER TABLE session ADD CONSTRAINT session_end_reason_known CHECK (end_reason IN
        ('SIGNED_OUT', 'SIGNED_OUT_EVERYWHERE', 'ENDED_BY_OWNER', 'PASSWORD_CHANGED', 'PASSWORD_RESET', 'REFRESH_TOKEN_REUSED'));
      ALTER TABLE user_account DROP COLUMN disabled_at, DROP COLUMN disabled_reason;
    `);
  }
}
