import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AddPasskey1764700000000 implements MigrationInterface {
  name = 'AddPasskey1764700000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE passkey (
        id uuid NOT NULL,
        user_id uuid NOT NULL,
        credential_id bytea NOT NULL,
        public_key bytea NOT NULL,
        counter bigint NOT NULL,
        transports text[] NOT NULL,
        backed_up boolean NOT NULL,
        name text NOT NULL,
        created_at timestamptz NOT NULL,
        last_used_at timestamptz,
        CONSTRAINT passkey_pkey PRIMARY KEY (id),
        CONSTRAINT passkey_credential_id_key UNIQUE (credential_id),
        CONSTRAINT passkey_user_id_fkey FOREIGN KEY (user_id) REFERENCES user_account (id) ON DELETE CASCADE
      );
      CREATE INDEX passkey_user_id_idx ON passkey (user_id);

      CREATE TABLE passkey_ceremony (
        id uuid NOT NULL,
        purpose text NOT NULL,
        user_id uuid,
        sign_in_challenge_id uuid,
        hash bytea NOT NULL,
        expires_at timestamptz NOT NULL,
        used_at timestamptz,
        CONSTRAINT passkey_ceremony_pkey PRIMARY KEY (id),
        CONSTRAINT passkey_ceremony_hash_key UNIQUE (hash),
        CONSTRAINT passkey_ceremony_user_id_fkey FOREIGN KEY (user_id) REFERENCES user_account (id) ON DELETE CASCADE,
        CONSTRAINT passkey_ceremony_sign_in_challenge_id_fkey
          FOREIGN KEY (sign_in_challenge_id) REFERENCES sign_in_challenge (id) ON DELETE CASCADE,
        CONSTRAINT passkey_ceremony_purpose_known CHECK (purpose IN ('REGISTRATION', 'SIGN_IN')),
        CONSTRAINT passkey_ceremony_registration_has_user CHECK (purpose <> 'REGISTRATION' OR user_id IS NOT NULL),
        CONSTRAINT passkey_ceremony_challenge_has_user CHECK (sign_in_challenge_id IS NULL OR user_id IS NOT NULL)
      );
      CREATE INDEX passkey_ceremony_user_id_idx ON passkey_ceremony (user_id);
      CREATE INDEX passkey_ceremony_sign_in_challenge_id_idx ON passkey_ceremony (sign_in_challenge_id);
      CREATE INDEX passkey_ceremony_expires_at_idx ON passkey_ceremony (expires_at);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE passkey_ceremony;
      DROP TABLE passkey;
    `);
  }
}
