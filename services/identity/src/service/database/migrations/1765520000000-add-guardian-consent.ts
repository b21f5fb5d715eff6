import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AddGuardianConsent1765520000000 implements MigrationInterface {
  name = 'AddGuardianConsent1765520000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE user_account
        ADD COLUMN hold text,
        ADD COLUMN held_since timestamptz,
        ADD CONSTRAINT user_account_hold_known CHECK (hold IN ('GUARDIAN', 'GUARDIAN_WITHDRAWN', 'ERASED')),
        ADD CONSTRAINT user_account_hold_has_time CHECK ((hold IS NULL) = (held_since IS NULL));
      ALTER TABLE email_confirmation
        ADD COLUMN of_age_on date,
        ADD COLUMN guardian_email text,
        ADD CONSTRAINT email_confirmation_minor_whole CHECK (num_nulls(of_age_on, guardian_email) = 2 OR (num_nulls(of_age_on, guardian_email) = 0 AND purpose = 'REGISTRATION'));
      CREATE TABLE guardian_consent (
        id uuid NOT NULL,
        user_id uuid NOT NULL,
        guardian_email text NOT NULL,
        of_age_on date NOT NULL,
        requested_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        given_at timestamptz,
        withdrawn_at timestamptz,
        CONSTRAINT guardian_consent_pkey PRIMARY KEY (id),
        CONSTRAINT guardian_consent_user_id_fkey FOREIGN KEY (user_id) REFERENCES user_account (id) ON DELETE CASCADE,
        CONSTRAINT guardian_consent_withdrawn_was_given CHECK (withdrawn_at IS NULL OR given_at IS NOT NULL)
      );
      CREATE UNIQUE INDEX guardian_consent_user_id_key ON guardian_consent (user_id);
      CREATE INDEX guardian_consent_of_age_on_idx ON guardian_consent (of_age_on);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE guardian_consent;
      ALTER TABLE email_confirmation DROP COLUMN of_age_on, DROP COLUMN guardian_email;
      ALTER TABLE user_account DROP COLUMN hold, DROP COLUMN held_since;
    `);
  }
}
