import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Open data shows what organizations say of themselves since, and what an officer released of the purpose of an unclaimed one, as the graph does. */
export class ShowReleasedPurposes1765551000000 implements MigrationInterface {
  name = 'ShowReleasedPurposes1765551000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(viewWith('CASE WHEN has_ended THEN NULL WHEN is_spoken_for THEN o.purpose ELSE released.shown_text END', newColumns));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP VIEW open_data_organization');
    await queryRunner.query(viewWith('CASE WHEN is_spoken_for AND NOT has_ended THEN o.purpose END', ''));
  }
}

// A release holds for the text that was read: once the register has another one, it shows nothing.
const viewWith = (purpose: string, more: string): string => `
  CREATE OR REPLACE VIEW open_data_organization AS
  SELECT o.id, o.status, o.status_since, o.source, o.type, o.legal_name, o.short_name, o.cui, o.national_register_number, o.court_code,
    o.court_register_number, o.registered_on, o.is_branch, o.public_utility_status, o.county_code, o.locality_code,
    CASE WHEN is_spoken_for AND NOT has_ended THEN o.registered_address END AS registered_address,
    coalesce((SELECT array_agg(d.domain_code ORDER BY d.is_primary DESC, d.domain_code) FROM organization_domain d WHERE d.organization_id = o.id), '{}') AS domain_codes,
    (SELECT d.domain_code FROM organization_domain d WHERE d.organization_id = o.id AND d.is_primary) AS primary_domain_code,
    ${purpose} AS purpose,
    CASE WHEN NOT has_ended THEN o.description_ro END AS description_ro,
    CASE WHEN NOT has_ended THEN o.description_en END AS description_en,
    CASE WHEN NOT has_ended THEN o.website END AS website,
    o.confirmed_at, o.is_stale, o.created_at, o.updated_at${more}
  FROM organization o
  LEFT JOIN register_purpose_release released ON released.organization_id = o.id AND released.purpose_hash = sha256(convert_to(o.purpose, 'UTF8'))
  CROSS JOIN LATERAL (SELECT o.source <> 'NATIONAL_REGISTER' OR o.decided_at IS NOT NULL AS is_spoken_for, o.status = 'DEREGISTERED' AS has_ended) boundary
  WHERE o.status IN ('IMPORTED_UNCLAIMED', 'CLAIM_PENDING', 'ACTIVE', 'SUSPENDED', 'DISSOLVING', 'DEREGISTERED');
`;

// At the end: a view in use takes new columns nowhere else.
const newColumns = `,
    CASE WHEN NOT has_ended THEN o.short_description_ro END AS short_description_ro,
    CASE WHEN NOT has_ended THEN o.short_description_en END AS short_description_en,
    CASE WHEN NOT has_ended THEN o.activity_area END AS activity_area,
    CASE WHEN has_ended THEN '{}' ELSE o.activity_county_codes END AS activity_county_codes,
    CASE WHEN has_ended THEN '{}' ELSE o.activity_locality_codes END AS activity_locality_codes,
    CASE WHEN has_ended THEN '{}' ELSE o.web_pages END AS web_pages`;
