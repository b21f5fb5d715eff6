import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Domains that the catalogue has already, because they came in one statement with their organization, rewrite no entry. */
export class RefreshCatalogueOnce1765550000000 implements MigrationInterface {
  name = 'RefreshCatalogueOnce1765550000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(refreshDomains('AND e.domain_codes IS DISTINCT FROM current.codes'));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(refreshDomains(''));
  }
}

// An entry that is written again costs all of its nine indexes, two of them inverted ones.
const refreshDomains = (unlessSame: string): string => `
  CREATE OR REPLACE FUNCTION refresh_catalogue_of_domains() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    UPDATE catalogue_entry e SET domain_codes = current.codes
    FROM (SELECT c.organization_id,
            coalesce((SELECT array_agg(d.domain_code ORDER BY d.domain_code) FROM organization_domain d WHERE d.organization_id = c.organization_id), '{}') AS codes
          FROM (SELECT DISTINCT organization_id FROM changed) c) current
    WHERE e.organization_id = current.organization_id ${unlessSame};
    RETURN NULL;
  END $$;
`;
