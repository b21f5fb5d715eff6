import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What this service knows of organizations grows: where they are, in what they work, who has taken them into record and in which communities they are. */
export class KnowExpertise1766000600000 implements MigrationInterface {
  name = 'KnowExpertise1766000600000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE organization
        ADD COLUMN domains text[] NOT NULL DEFAULT '{}',
        ADD COLUMN primary_domain text,
        ADD COLUMN county_code text,
        ADD COLUMN profile_version integer NOT NULL DEFAULT 0;
      CREATE INDEX organization_active_domains_idx ON organization USING gin (domains) WHERE status = 'ACTIVE';
      CREATE INDEX organization_active_county_idx ON organization (coalesce(county_code, ''), id) WHERE status = 'ACTIVE';

      CREATE TABLE interest_record (
        id uuid NOT NULL,
        organization_id uuid NOT NULL,
        institution_id uuid NOT NULL,
        domains text[] NOT NULL,
        confirmed boolean NOT NULL,
        version integer NOT NULL,
        as_of timestamptz NOT NULL,
        CONSTRAINT interest_record_pkey PRIMARY KEY (id)
      );
      CREATE INDEX interest_record_institution_idx ON interest_record (institution_id, organization_id) WHERE confirmed;

      CREATE TABLE expertise_community (
        id uuid NOT NULL,
        domain text NOT NULL,
        version integer NOT NULL,
        as_of timestamptz NOT NULL,
        CONSTRAINT expertise_community_pkey PRIMARY KEY (id)
      );
      CREATE TABLE community_member (
        community_id uuid NOT NULL,
        organization_id uuid NOT NULL,
        present boolean NOT NULL,
        version integer NOT NULL,
        as_of timestamptz NOT NULL,
        CONSTRAINT community_member_pkey PRIMARY KEY (community_id, organization_id)
      );
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE community_member; DROP TABLE expertise_community; DROP TABLE interest_record;
      DROP INDEX organization_active_county_idx; DROP INDEX organization_active_domains_idx;
      ALTER TABLE organization DROP COLUMN domains, DROP COLUMN primary_domain, DROP COLUMN county_code, DROP COLUMN profile_version;
    `);
  }
}
