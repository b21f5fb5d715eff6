import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The catalogue takes the words of what it enters from what it enters, and folds each name once. */
export class EnterWordsWithEntries1765552000000 implements MigrationInterface {
  name = 'EnterWordsWithEntries1765552000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(refreshBy(enterOnce));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(refreshBy(enterThenRead));
  }
}

const shown = `'IMPORTED_UNCLAIMED', 'CLAIM_PENDING', 'ACTIVE', 'SUSPENDED', 'DISSOLVING', 'DEREGISTERED'`;

const refreshBy = (enter: string): string => `
  CREATE OR REPLACE FUNCTION refresh_catalogue_of_organizations() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    DELETE FROM catalogue_entry e USING changed c WHERE e.organization_id = c.id AND c.status NOT IN (${shown});
    ${enter}
    RETURN NULL;
  END $$;
`;

const insertEntries = `
    INSERT INTO catalogue_entry AS e
    SELECT c.id, c.status, c.type, c.county_code, c.locality_code, c.public_utility_status = 'GRANTED',
      coalesce((SELECT array_agg(d.domain_code ORDER BY d.domain_code) FROM organization_domain d WHERE d.organization_id = c.id), '{}'),
      c.cui, upper(regexp_replace(c.national_register_number, '\\s', '', 'g')),
      left(folded.name, 200), left(regexp_replace(folded.name, '^(asociatia|asociatie|fundatia|fundatie|federatia|uniunea) ', ''), 200),
      array_to_tsvector(array_remove(string_to_array(folded.name || ' ' || coalesce(fold_text(c.short_name), ''), ' '), '')),
      coalesce(c.registered_on, '0001-01-01')`;

const onConflict = `
    ON CONFLICT (organization_id) DO UPDATE SET
      status = excluded.status, type = excluded.type, county_code = excluded.county_code, locality_code = excluded.locality_code,
      has_public_utility = excluded.has_public_utility, domain_codes = excluded.domain_codes, cui = excluded.cui,
      register_number = excluded.register_number, name_key = excluded.name_key, core_name_key = excluded.core_name_key,
      words = excluded.words, registered_key = excluded.registered_key`;

// OFFSET 0 keeps the planner from writing fold_text wherever its result is read, and from joining with all known words: the plan of a
// function is kept, and the first rows of an import would have chosen it for the last.
const enterOnce = `
    WITH entered AS (
      ${insertEntries}
      FROM changed c CROSS JOIN LATERAL (SELECT fold_text(c.legal_name) AS name OFFSET 0) folded
      WHERE c.status IN (${shown})
      ${onConflict}
      RETURNING e.words
    )
    INSERT INTO catalogue_word (word)
    SELECT given.word
    FROM (SELECT DISTINCT word.word FROM entered CROSS JOIN LATERAL unnest(tsvector_to_array(entered.words)) AS word (word) WHERE length(word.word) >= 4) given
    WHERE NOT EXISTS (SELECT FROM catalogue_word known WHERE known.word = given.word OFFSET 0);`;

const enterThenRead = `
    ${insertEntries}
    FROM changed c CROSS JOIN LATERAL (SELECT fold_text(c.legal_name) AS name) folded
    WHERE c.status IN (${shown})
    ${onConflict};

    INSERT INTO catalogue_word (word)
    SELECT DISTINCT word.word
    FROM changed c JOIN catalogue_entry e ON e.organization_id = c.id CROSS JOIN LATERAL unnest(tsvector_to_array(e.words)) AS word (word)
    WHERE length(word.word) >= 4 AND NOT EXISTS (SELECT 1 FROM catalogue_word known WHERE known.word = word.word);`;
