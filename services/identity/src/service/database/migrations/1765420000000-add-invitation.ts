import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AddInvitation1765420000000 implements MigrationInterface {
  name = 'AddInvitation1765420000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE invitation (
        id uuid NOT NULL,
        version integer NOT NULL,
        organization_id uuid NOT NULL,
        email text NOT NULL,
        role text NOT NULL,
        invited_by uuid NOT NULL,
        invited_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        accepted_at timestamptz,
        accepted_by uuid,
        revoked_at timestamptz,
        CONSTRAINT invitation_pkey PRIMARY KEY (id),
        CONSTRAINT invitation_invited_by_fkey FOREIGN KEY (invited_by) REFERENCES user_account (id),
        CONSTRAINT invitation_role_known CHECK (role IN ('NGO_ADMIN', 'NGO_EDITOR', 'VOLUNTEER_COORDINATOR')),
        CONSTRAINT invitation_ends_once CHECK ((accepted_at IS NULL) = (accepted_by IS NULL) AND (accepted_at IS NULL OR revoked_at IS NULL))
      );
      CREATE UNIQUE INDEX invitation_open_key ON invitation (organization_id, email) WHERE accepted_at IS NULL AND revoked_at IS NULL;
      CREATE INDEX invitation_expires_at_idx ON invitation (expires_at);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE invitation');
  }
}
