import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Letters that say nearly the same are put together, each in one group at most, and decided at once. */
export class GroupContributions1766000970000 implements MigrationInterface {
  name = 'GroupContributions1766000970000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE contribution_group (
        id uuid NOT NULL,
        version integer NOT NULL,
        consultation_id uuid NOT NULL,
        institution_id uuid NOT NULL,
        representative_id uuid NOT NULL,
        member_count integer NOT NULL,
        created_at timestamptz NOT NULL,
        created_by uuid NOT NULL,
        dissolved_at timestamptz,
        CONSTRAINT contribution_group_pkey PRIMARY KEY (id),
        CONSTRAINT contribution_group_consultation_id_fkey FOREIGN KEY (consultation_id) REFERENCES consultation (id),
        CONSTRAINT contribution_group_representative_id_fkey FOREIGN KEY (representative_id) REFERENCES contribution (id),
        CONSTRAINT contribution_group_counted CHECK (member_count BETWEEN 2 AND 1000)
      );
      CREATE INDEX contribution_group_consultation_id_idx ON contribution_group (consultation_id, created_at, id) WHERE dissolved_at IS NULL;
      CREATE TABLE contribution_group_member (
        contribution_id uuid NOT NULL,
        group_id uuid NOT NULL,
        CONSTRAINT contribution_group_member_pkey PRIMARY KEY (contribution_id),
        CONSTRAINT contribution_group_member_contribution_id_fkey FOREIGN KEY (contribution_id) REFERENCES contribution (id),
        CONSTRAINT contribution_group_member_group_id_fkey FOREIGN KEY (group_id) REFERENCES contribution_group (id)
      );
      CREATE INDEX contribution_group_member_group_id_idx ON contribution_group_member (group_id);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE contribution_group_member; DROP TABLE contribution_group');
  }
}
