import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Purposes of unclaimed organizations that SGG has read, so that they may be shown; the register's text may name persons. */
export class ReleaseRegisterPurposes1765120000000 implements MigrationInterface {
  name = 'ReleaseRegisterPurposes1765120000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(createRelease);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE register_purpose_release');
  }
}

// The hash is that of the register's text which was read: another text has to be read again.
const createRelease = `
  CREATE TABLE register_purpose_release (
    organization_id uuid NOT NULL,
    shown_text text NOT NULL,
    purpose_hash bytea NOT NULL,
    released_by uuid NOT NULL,
    released_at timestamptz NOT NULL,
    CONSTRAINT register_purpose_release_pkey PRIMARY KEY (organization_id),
    CONSTRAINT register_purpose_release_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization (id) ON DELETE CASCADE
  );
`;
