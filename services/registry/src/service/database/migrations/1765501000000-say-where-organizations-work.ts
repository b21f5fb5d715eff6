import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How far an organization's work reaches, and the places that it covers. */
export class SayWhereOrganizationsWork1765501000000 implements MigrationInterface {
  name = 'SayWhereOrganizationsWork1765501000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(addColumns);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE organization DROP COLUMN activity_area, DROP COLUMN activity_county_codes, DROP COLUMN activity_locality_codes');
  }
}

const addColumns = `
  ALTER TABLE organization
    ADD COLUMN activity_area text,
    ADD COLUMN activity_county_codes text[] NOT NULL DEFAULT '{}',
    ADD COLUMN activity_locality_codes text[] NOT NULL DEFAULT '{}',
    ADD CONSTRAINT organization_activity_area_known CHECK (activity_area IN ('LOCAL', 'REGIONAL', 'NATIONAL', 'INTERNATIONAL')),
    ADD CONSTRAINT organization_activity_counties_fit CHECK (coalesce(activity_area IN ('LOCAL', 'REGIONAL'), false) = (cardinality(activity_county_codes) > 0)),
    ADD CONSTRAINT organization_activity_localities_fit CHECK (coalesce(activity_area = 'LOCAL', false) = (cardinality(activity_locality_codes) > 0));
`;
