import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the public catalogue searches, kept by triggers in the transaction of every change of an organization. */
export class CreateCatalogue1764000100000 implements MigrationInterface {
  name = 'CreateCatalogue1764000100000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('CREATE EXTENSION IF NOT EXISTS pg_trgm');
    await queryRunner.query(createFoldText);
    await queryRunner.query(createCatalogueEntry);
    await queryRunner.query(createCatalogueWord);
    await queryRunner.query(refreshOnOrganization);
    await queryRunner.query(refreshOnDomain);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TRIGGER organization_inserted_into_catalogue ON organization;
      DROP TRIGGER organization_updated_in_catalogue ON organization;
      DROP TRIGGER organization_domain_inserted_into_catalogue ON organization_domain;
      DROP TRIGGER organization_domain_updated_in_catalogue ON organization_domain;
      DROP TRIGGER organization_domain_deleted_from_catalogue ON organization_domain;
      DROP FUNCTION refresh_catalogue_of_organizations();
      DROP FUNCTION refresh_catalogue_of_domains();
      DROP TABLE catalogue_word;
      DROP TABLE catalogue_entry;
      DROP FUNCTION fold_text(text);
      DROP EXTENSION pg_trgm;
    `);
  }
}

// The same folding as foldText of the kernel; a test compares the two over the letters of Europe. The collation is named, so
// that neither the server's locale nor a newer ICU can change what is stored.
const createFoldText = `
  CREATE FUNCTION fold_text(value text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE RETURN
    trim(regexp_replace(
      lower(regexp_replace(normalize(value, NFKD), '[\\u0300-\\u036f\\u0483-\\u0489\\u1ab0-\\u1aff\\u1dc0-\\u1dff\\u20d0-\\u20ff\\ufe20-\\ufe2f]', '', 'g') COLLATE pg_unicode_fast),
      '[^[:alnum:]]+', ' ', 'g'));
`;

// Names sort by their folded form in byte order: the register writes half of them without diacritics, which must not part
// "ASOCIATIA X" from "Asociația X"; and byte comparison is the cheapest a keyset can have.
const createCatalogueEntry = `
  CREATE TABLE catalogue_entry (
    organization_id uuid NOT NULL,
    status text NOT NULL,
    type text NOT NULL,
    county_code text,
    locality_code text,
    has_public_utility boolean NOT NULL,
    domain_codes text[] NOT NULL,
    cui text,
    register_number text,
    name_key text COLLATE "C" NOT NULL,
    core_name_key text COLLATE "C" NOT NULL,
    words tsvector NOT NULL,
    registered_key date NOT NULL,
    CONSTRAINT catalogue_entry_pkey PRIMARY KEY (organization_id),
    CONSTRAINT catalogue_entry_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization (id) ON DELETE CASCADE
  );
  CREATE INDEX catalogue_entry_name_idx ON catalogue_entry (name_key, organization_id);
  CREATE INDEX catalogue_entry_registered_idx ON catalogue_entry (registered_key, organization_id);
  CREATE INDEX catalogue_entry_county_idx ON catalogue_entry (county_code, name_key, organization_id);
  CREATE INDEX catalogue_entry_locality_idx ON catalogue_entry (locality_code, name_key, organization_id);
  CREATE INDEX catalogue_entry_core_name_idx ON catalogue_entry (core_name_key, organization_id);
  CREATE INDEX catalogue_entry_cui_idx ON catalogue_entry (cui) WHERE cui IS NOT NULL;
  CREATE INDEX catalogue_entry_register_number_idx ON catalogue_entry (register_number) WHERE register_number IS NOT NULL;
  CREATE INDEX catalogue_entry_words_idx ON catalogue_entry USING gin (words) WITH (fastupdate = off);
  CREATE INDEX catalogue_entry_domain_codes_idx ON catalogue_entry USING gin (domain_codes) WITH (fastupdate = off);
`;

// The distinct words of names, for finding those one typo away. Not unique on purpose: two transactions may add the same new word
// at once without one waiting for the other (an import holds its rows for a minute); who reads takes each word once.
const createCatalogueWord = `
  CREATE TABLE catalogue_word (
    word text COLLATE "C" NOT NULL
  );
  CREATE INDEX catalogue_word_word_idx ON catalogue_word (word);
  CREATE INDEX catalogue_word_trigrams_idx ON catalogue_word USING gin (word gin_trgm_ops);
`;

const refreshOnOrganization = `
  CREATE FUNCTION refresh_catalogue_of_organizations() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    DELETE FROM catalogue_entry e USING changed c
      WHERE e.organization_id = c.id AND c.status NOT IN ('IMPORTED_UNCLAIMED', 'ACTIVE', 'DISSOLVING', 'DEREGISTERED');

    INSERT INTO catalogue_entry AS e
    SELECT c.id, c.status, c.type, c.county_code, c.locality_code, c.public_utility_status = 'GRANTED',
      coalesce((SELECT array_agg(d.domain_code ORDER BY d.domain_code) FROM organization_domain d WHERE d.organization_id = c.id), '{}'),
      c.cui, upper(regexp_replace(c.national_register_number, '\\s', '', 'g')),
      left(folded.name, 200), left(regexp_replace(folded.name, '^(asociatia|asociatie|fundatia|fundatie|federatia|uniunea) ', ''), 200),
      array_to_tsvector(array_remove(string_to_array(folded.name || ' ' || coalesce(fold_text(c.short_name), ''), ' '), '')),
      coalesce(c.registered_on, '0001-01-01')
    FROM changed c CROSS JOIN LATERAL (SELECT fold_text(c.legal_name) AS name) folded
    WHERE c.status IN ('IMPORTED_UNCLAIMED', 'ACTIVE', 'DISSOLVING', 'DEREGISTERED')
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
  CREATE TRIGGER organization_inserted_into_catalogue AFTER INSERT ON organization
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION refresh_catalogue_of_organizations();
  CREATE TRIGGER organization_updated_in_catalogue AFTER UPDATE ON organization
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION refresh_catalogue_of_organizations();
`;

const refreshOnDomain = `
  CREATE FUNCTION refresh_catalogue_of_domains() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    UPDATE catalogue_entry e
    SET domain_codes = coalesce((SELECT array_agg(d.domain_code ORDER BY d.domain_code) FROM organization_domain d
                                 WHERE d.organization_id = e.organization_id), '{}')
    WHERE e.organization_id IN (SELECT organization_id FROM changed);
    RETURN NULL;
  END $$;
  CREATE TRIGGER organization_domain_inserted_into_catalogue AFTER INSERT ON organization_domain
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION refresh_catalogue_of_domains();
  CREATE TRIGGER organization_domain_updated_in_catalogue AFTER UPDATE ON organization_domain
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION refresh_catalogue_of_domains();
  CREATE TRIGGER organization_domain_deleted_from_catalogue AFTER DELETE ON organization_domain
    REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION refresh_catalogue_of_domains();
`;
