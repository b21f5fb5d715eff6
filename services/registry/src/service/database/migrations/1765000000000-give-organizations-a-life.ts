import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What becomes of an organization after its admission: suspension, the badge of what nobody confirms, dissolution, its end. */
export class GiveOrganizationsALife1765000000000 implements MigrationInterface {
  name = 'GiveOrganizationsALife1765000000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(addColumns);
    await queryRunner.query(refreshCatalogueFor(`'IMPORTED_UNCLAIMED', 'CLAIM_PENDING', 'ACTIVE', 'SUSPENDED', 'DISSOLVING', 'DEREGISTERED'`));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(refreshCatalogueFor(`'IMPORTED_UNCLAIMED', 'ACTIVE', 'DISSOLVING', 'DEREGISTERED'`));
    await queryRunner.query(dropColumns);
  }
}

// Whoever was admitted before counts as confirmed on that day. The last index finds those whose confirmation has run out.
const addColumns = `
  ALTER TABLE organization
    ADD COLUMN confirmed_at timestamptz,
    ADD COLUMN is_stale boolean NOT NULL DEFAULT false,
    ADD COLUMN status_reason text;
  UPDATE organization SET confirmed_at = decided_at WHERE status = 'ACTIVE';
  ALTER TABLE organization
    DROP CONSTRAINT organization_status_known,
    ADD CONSTRAINT organization_status_known CHECK (status IN ('IMPORTED_UNCLAIMED', 'CLAIM_PENDING', 'DRAFT', 'SUBMITTED', 'IN_REVIEW',
      'NEEDS_CHANGES', 'ACTIVE', 'REJECTED', 'SUSPENDED', 'DISSOLVING', 'DEREGISTERED', 'WITHDRAWN')),
    ADD CONSTRAINT organization_suspension_reasoned CHECK (status <> 'SUSPENDED' OR status_reason IS NOT NULL),
    ADD CONSTRAINT organization_stale_once_confirmed CHECK (NOT is_stale OR confirmed_at IS NOT NULL);
  CREATE INDEX organization_confirmation_idx ON organization (confirmed_at) WHERE status = 'ACTIVE' AND NOT is_stale;
`;

const dropColumns = `
  DROP INDEX organization_confirmation_idx;
  ALTER TABLE organization
    DROP CONSTRAINT organization_stale_once_confirmed,
    DROP CONSTRAINT organization_suspension_reasoned,
    DROP CONSTRAINT organization_status_known,
    ADD CONSTRAINT organization_status_known CHECK (status IN ('IMPORTED_UNCLAIMED', 'DRAFT', 'SUBMITTED', 'IN_REVIEW',
      'NEEDS_CHANGES', 'ACTIVE', 'REJECTED', 'DISSOLVING', 'DEREGISTERED', 'WITHDRAWN')),
    DROP COLUMN status_reason,
    DROP COLUMN is_stale,
    DROP COLUMN confirmed_at;
`;

/** The catalogue lists organizations in these states. */
const refreshCatalogueFor = (statuses: string): string => `
  CREATE OR REPLACE FUNCTION refresh_catalogue_of_organizations() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    DELETE FROM catalogue_entry e USING changed c
      WHERE e.organization_id = c.id AND c.status NOT IN (${statuses});

    INSERT INTO catalogue_entry AS e
    SELECT c.id, c.status, c.type, c.county_code, c.locality_code, c.public_utility_status = 'GRANTED',
      coalesce((SELECT array_agg(d.domain_code ORDER BY d.domain_code) FROM organization_domain d WHERE d.organization_id = c.id), '{}'),
      c.cui, upper(regexp_replace(c.national_register_number, '\\s', '', 'g')),
      left(folded.name, 200), left(regexp_replace(folded.name, '^(asociatia|asociatie|fundatia|fundatie|federatia|uniunea) ', ''), 200),
      array_to_tsvector(array_remove(string_to_array(folded.name || ' ' || coalesce(fold_text(c.short_name), ''), ' '), '')),
      coalesce(c.registered_on, '0001-01-01')
    FROM changed c CROSS JOIN LATERAL (SELECT fold_text(c.legal_name) AS name) folded
    WHERE c.status IN (${statuses})
    ON CONFLICT (organization_id) DO UPDATE SET
      status = excluded.status, type = excluded.type, county_code = excluded.county_code, locality_code = excluded.locality_code,
      has_public_utility = excluded.has_public_utility, domain_codes = excluded.domain_codes, cui = excluded.cui,
      register_number = excluded.register_number, name_key = excluded.name_key, core_name_key = excluded.core_name_key,
      words = excluded.words, registered_key = excluded.registered_key;

    INSERT INTO catalogue_word (word)
    SELECT DISTINCT word.word
    FROM changed c JOIN catalogue_entry e ON e.organization_id = c.id CROSS JOIN LATERAL unnest(tsvector_to_array(e.words)) AS word (word)
    WHERE length(word.word) >= 4 AND NOT EXISTS (SELECT 1 FROM catalogue_word known WHERE known.word = word.word);
    RETURN NULL;
  END $$;
`;
