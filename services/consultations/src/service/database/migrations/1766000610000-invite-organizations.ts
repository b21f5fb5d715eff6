import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Institutions invite organizations to consultations. */
export class InviteOrganizations1766000610000 implements MigrationInterface {
  name = 'InviteOrganizations1766000610000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE invitation (
        id uuid NOT NULL,
        consultation_id uuid NOT NULL,
        institution_id uuid NOT NULL,
        organization_id uuid NOT NULL,
        created_at timestamptz NOT NULL,
        opened_at timestamptz,
        CONSTRAINT invitation_pkey PRIMARY KEY (id),
        CONSTRAINT invitation_consultation_id_fkey FOREIGN KEY (consultation_id) REFERENCES consultation (id),
        CONSTRAINT invitation_once_key UNIQUE (consultation_id, organization_id)
      );
      CREATE INDEX invitation_consultation_idx ON invitation (consultation_id, created_at, id);
      CREATE INDEX invitation_organization_idx ON invitation (organization_id, created_at, id);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE invitation');
  }
}
