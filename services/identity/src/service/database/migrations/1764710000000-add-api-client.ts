import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AddApiClient1764710000000 implements MigrationInterface {
  name = 'AddApiClient1764710000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE api_client (
        id uuid NOT NULL,
        version integer NOT NULL,
        name text NOT NULL,
        contact_email text,
        institution_id uuid,
        organization_id uuid,
        scopes text[] NOT NULL,
        secret_id uuid NOT NULL,
        secret_hash bytea NOT NULL,
        previous_secret_id uuid,
        previous_secret_hash bytea,
        previous_works_until timestamptz,
        created_at timestamptz NOT NULL,
        created_by uuid NOT NULL,
        revoked_at timestamptz,
        CONSTRAINT api_client_pkey PRIMARY KEY (id),
        CONSTRAINT api_client_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES institution (id),
        CONSTRAINT api_client_scopes_known CHECK (cardinality(scopes) > 0 AND scopes <@ ARRAY['graph:read', 'events:consume']),
        CONSTRAINT api_client_one_place CHECK (institution_id IS NULL OR organization_id IS NULL),
        CONSTRAINT api_client_previous_secret_whole CHECK (num_nulls(previous_secret_id, previous_secret_hash, previous_works_until) IN (0, 3))
      );
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE api_client');
  }
}
