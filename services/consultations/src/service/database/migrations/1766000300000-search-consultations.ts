import { searchWords } from '@conect/kernel';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** By what consultations are found: the words of their title, of their card and of the last version of their text, written with each of them. */
export class SearchConsultations1766000300000 implements MigrationInterface {
  name = 'SearchConsultations1766000300000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(createSearch);
    await queryRunner.query('CREATE INDEX consultation_input_deadline_idx ON consultation (input_deadline, id)');
    const consultations = (await queryRunner.query('SELECT id, title, what_changes, who_is_affected, until_when FROM consultation')) as WrittenConsultation[];
    for (const consultation of consultations) await fill(queryRunner, consultation);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP INDEX consultation_input_deadline_idx; DROP TABLE consultation_search; DROP FUNCTION search_query(text[]); DROP FUNCTION search_words(text[])');
  }
}

interface WrittenConsultation {
  readonly id: string;
  readonly title: string;
  readonly what_changes: string | null;
  readonly who_is_affected: string | null;
  readonly until_when: string | null;
}

/** Writes the row of a consultation that was there before. */
async function fill(queryRunner: QueryRunner, { id, title, what_changes, who_is_affected, until_when }: WrittenConsultation): Promise<void> {
  const blocks = (await queryRunner.query(
    'SELECT b.text FROM draft_block b WHERE b.version_id = (SELECT v.id FROM draft_version v WHERE v.consultation_id = $1 ORDER BY v.number DESC LIMIT 1)',
    [id],
  )) as { text: string }[];
  const words = [title, [what_changes, who_is_affected, until_when].join(' '), blocks.map(({ text }) => text).join(' ')].map((text) => searchWords(text).slice(0, 30_000));
  await queryRunner.query('INSERT INTO consultation_search (consultation_id, title_words, card_words, text_words) VALUES ($1, search_words($2), search_words($3), search_words($4))', [id, ...words]);
}

// A word is kept as it is, for who types its beginning, and by its stem (after `=`, which no word contains), for who writes it in another form:
// "hotărârea" finds "hotărârile". Folded words have no diacritics on either side, so that the stems of both are the same, whatever stem that is.
const createSearch = `
  CREATE FUNCTION search_words(words text[]) RETURNS tsvector LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE RETURN (
    SELECT array_to_tsvector(coalesce(array_agg(lexeme), '{}'))
    FROM (SELECT left(word, 100) AS lexeme FROM unnest(words) AS word
          UNION SELECT '=' || (ts_lexize('pg_catalog.romanian_stem', left(word, 100)))[1] FROM unnest(words) AS word) AS found
    WHERE lexeme <> ''
  );

  CREATE FUNCTION search_query(words text[]) RETURNS tsquery LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE RETURN (
    SELECT string_agg('(''' || word || '''' || CASE WHEN place = cardinality(words) THEN ':*' ELSE '' END || coalesce(' | ''=' || stem || '''', '') || ')', ' & ')::tsquery
    FROM (SELECT left(given, 100) AS word, (ts_lexize('pg_catalog.romanian_stem', left(given, 100)))[1] AS stem, place
          FROM unnest(words) WITH ORDINALITY AS asked (given, place)) AS asked
  );

  CREATE TABLE consultation_search (
    consultation_id uuid NOT NULL,
    title_words tsvector NOT NULL,
    card_words tsvector NOT NULL,
    text_words tsvector NOT NULL,
    words tsvector GENERATED ALWAYS AS (title_words || card_words || text_words) STORED,
    CONSTRAINT consultation_search_pkey PRIMARY KEY (consultation_id),
    CONSTRAINT consultation_search_consultation_id_fkey FOREIGN KEY (consultation_id) REFERENCES consultation (id)
  );
  CREATE INDEX consultation_search_words_idx ON consultation_search USING gin (words) WITH (fastupdate = off);
`;
