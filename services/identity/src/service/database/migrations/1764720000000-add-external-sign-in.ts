import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AddExternalSignIn1764720000000 implements MigrationInterface {
  name = 'AddExternalSignIn1764720000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE user_account ALTER COLUMN password_hash DROP NOT NULL;
      ALTER TABLE user_account ADD CONSTRAINT user_account_waiting_has_password CHECK (password_hash IS NOT NULL OR email_confirmed_at IS NOT NULL);

      CREATE TABLE external_identity (
        id uuid NOT NULL,
        user_id uuid NOT NULL,
        issuer text NOT NULL,
        subject_hash bytea NOT NULL,
        linked_at timestamptz NOT NULL,
        last_used_at timestamptz,
        CONSTRAINT external_identity_pkey PRIMARY KEY (id),
        CONSTRAINT external_identity_subject_key UNIQUE (issuer, subject_hash),
        CONSTRAINT external_identity_user_id_fkey FOREIGN KEY (user_id) REFERENCES user_account (id) ON DELETE CASCADE
      );
      CREATE INDEX external_identity_user_id_idx ON external_identity (user_id);

      CREATE TABLE external_flow (
        id uuid NOT NULL,
        hash bytea NOT NULL,
        provider_id text NOT NULL,
        redirect_uri text NOT NULL,
        links_to uuid,
        expires_at timestamptz NOT NULL,
        used_at timestamptz,
        CONSTRAINT external_flow_pkey PRIMARY KEY (id),
        CONSTRAINT external_flow_hash_key UNIQUE (hash),
        CONSTRAINT external_flow_links_to_fkey FOREIGN KEY (links_to) REFERENCES user_account (id) ON DELETE CASCADE
      );
      CREATE INDEX external_flow_links_to_idx ON external_flow (links_to);
      CREATE INDEX external_flow_expires_at_idx ON external_flow (expires_at);
    `);
  }

  /** An account without a password gets a hash that no password has; its owner sets one by mail. */
  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE external_flow;
      DROP TABLE external_identity;
      ALTER TABLE user_account DROP CONSTRAINT user_account_waiting_has_password;
      UPDATE user_account SET password_hash = '$argon2id$v=19$m=19456,t=2,p=1$bm8tcGFzc3dvcmQtMDAwMA$bm8tcGFzc3dvcmQtaGFzLXRoaXMtaGFzaC0wMDAwMDA' WHERE password_hash IS NULL;
      ALTER TABLE user_account ALTER COLUMN password_hash SET NOT NULL;
    `);
  }
}
