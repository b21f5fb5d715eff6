import { createOpenDataFileTable } from '@conect/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What of the catalogue is open data, and the files that were made of it. */
export class CreateOpenData1765220000000 implements MigrationInterface {
  name = 'CreateOpenData1765220000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(createView);
    await createOpenDataFileTable(queryRunner);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE open_data_file; DROP VIEW open_data_organization;');
  }
}

// The same boundary as that of the graph's public fields: what only the register says of purpose and address stays out, and so does
// what one that ended showed of itself. E-mail addresses and telephones are left out though they are public: one by one they help
// whoever looks for an organization, as a list they help whoever sends what nobody asked for.
const createView = `
  CREATE VIEW open_data_organization AS
  SELECT o.id, o.status, o.status_since, o.source, o.type, o.legal_name, o.short_name, o.cui, o.national_register_number, o.court_code,
    o.court_register_number, o.registered_on, o.is_branch, o.public_utility_status, o.county_code, o.locality_code,
    CASE WHEN is_spoken_for AND NOT has_ended THEN o.registered_address END AS registered_address,
    coalesce((SELECT array_agg(d.domain_code ORDER BY d.is_primary DESC, d.domain_code) FROM organization_domain d WHERE d.organization_id = o.id), '{}') AS domain_codes,
    (SELECT d.domain_code FROM organization_domain d WHERE d.organization_id = o.id AND d.is_primary) AS primary_domain_code,
    CASE WHEN is_spoken_for AND NOT has_ended THEN o.purpose END AS purpose,
    CASE WHEN NOT has_ended THEN o.description_ro END AS description_ro,
    CASE WHEN NOT has_ended THEN o.description_en END AS description_en,
    CASE WHEN NOT has_ended THEN o.website END AS website,
    o.confirmed_at, o.is_stale, o.created_at, o.updated_at
  FROM organization o
  CROSS JOIN LATERAL (SELECT o.source <> 'NATIONAL_REGISTER' OR o.decided_at IS NOT NULL AS is_spoken_for, o.status = 'DEREGISTERED' AS has_ended) boundary
  WHERE o.status IN ('IMPORTED_UNCLAIMED', 'CLAIM_PENDING', 'ACTIVE', 'SUSPENDED', 'DISSOLVING', 'DEREGISTERED');
`;
