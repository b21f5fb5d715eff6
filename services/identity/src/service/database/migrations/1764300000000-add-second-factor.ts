import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AddSecondFactor1764300000000 implements MigrationInterface {
  name = 'AddSecondFactor1764300000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE session ADD COLUMN assurance text NOT NULL DEFAULT 'PASSWORD';
      ALTER TABLE session ADD CONSTRAINT session_assurance_known CHECK (assurance IN ('PASSWORD', 'SECOND_FACTOR'));

      CREATE TABLE second_factor (
        user_id uuid NOT NULL,
        sealed_secret bytea,
        pending_secret bytea,
        confirmed_at timestamptz,
        last_step integer,
        CONSTRAINT second_factor_pkey PRIMARY KEY (user_id),
        CONSTRAINT second_factor_user_id_fkey FOREIGN KEY (user_id) REFERENCES user_account (id) ON DELETE CASCADE,
        CONSTRAINT second_factor_in_use_is_confirmed CHECK ((sealed_secret IS NULL) = (confirmed_at IS NULL))
      );

      CREATE TABLE recovery_code (
        id uuid NOT NULL,
        user_id uuid NOT NULL,
        hash bytea NOT NULL,
        used_at timestamptz,
        CONSTRAINT recovery_code_pkey PRIMARY KEY (id),
        CONSTRAINT recovery_code_hash_key UNIQUE (user_id, hash),
        CONSTRAINT recovery_code_user_id_fkey FOREIGN KEY (user_id) REFERENCES user_account (id) ON DELETE CASCADE
      );

      CREATE TABLE sign_in_challenge (
        id uuid NOT NULL,
        user_id uuid NOT NULL,
        hash bytea NOT NULL,
        expires_at timestamptz NOT NULL,
        used_at timestamptz,
        CONSTRAINT sign_in_challenge_pkey PRIMARY KEY (id),
        CONSTRAINT sign_in_challenge_hash_key UNIQUE (hash),
        CONSTRAINT sign_in_challenge_user_id_fkey FOREIGN KEY (user_id) REFERENCES user_account (id) ON DELETE CASCADE
      );
      CREATE INDEX sign_in_challenge_user_id_idx ON sign_in_challenge (user_id);
      CREATE INDEX sign_in_challenge_expires_at_idx ON sign_in_challenge (expires_at);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE sign_in_challenge;
      DROP TABLE recovery_code;
      DROP TABLE second_factor;
      ALTER TABLE session DROP COLUMN assurance;
    `);
  }
}
