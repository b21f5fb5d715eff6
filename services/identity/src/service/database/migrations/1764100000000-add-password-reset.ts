import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AddPasswordReset1764100000000 implements MigrationInterface {
  name = 'AddPasswordReset1764100000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE password_reset (
        id uuid NOT NULL,
        user_id uuid,
        requested_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        used_at timestamptz,
        replaced_at timestamptz,
        CONSTRAINT password_reset_pkey PRIMARY KEY (id),
        CONSTRAINT password_reset_user_id_fkey FOREIGN KEY (user_id) REFERENCES user_account (id) ON DELETE CASCADE
      );
      CREATE INDEX password_reset_user_id_idx ON password_reset (user_id);
      CREATE INDEX password_reset_expires_at_idx ON password_reset (expires_at);
      ALTER TABLE session DROP CONSTRAINT session_end_reason_known;
      ALTER TABLE session ADD CONSTRAINT session_end_reason_known CHECK (end_reason IN
        ('SIGNED_OUT', 'SIGNED_OUT_EVERYWHERE', 'ENDED_BY_OWNER', 'PASSWORD_CHANGED', 'PASSWORD_RESET', 'REFRESH_TOKEN_REUSED'));
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      UPDATE session SET end_reason = 'SIGNED_OUT' WHERE end_reason NOT IN ('SIGNED_OUT', 'REFRESH_TOKEN_REUSED');
      ALTER TABLE session DROP CONSTRAINT session_end_reason_known;
      ALTER TABLE session ADD CONSTRAINT session_end_reason_known CHECK (end_reason IN ('SIGNED_OUT', 'REFRESH_TOKEN_REUSED'));
      DROP TABLE password_reset;
    `);
  }
}
