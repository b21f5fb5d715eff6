import type { QueryRunner } from 'typeorm';

/**
 * For a service's migration: `search_words` makes of folded words what a row is found by, `search_query` makes of folded words what is asked.
 * A word is kept as it is, for who types its beginning, and by its stem (after `=`, which no word contains), for who writes it in another form.
 * Folded words have no diacritics on either side, so that the stems of both are the same, whatever stem that is. The last word asked for may be unfinished.
 */
export async function createSearchFunctions(queryRunner: QueryRunner): Promise<void> {
  await queryRunner.query(`
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
  `);
}

/** Undoes {@link createSearchFunctions}, for a migration's `down`. */
export const dropSearchFunctions = async (queryRunner: QueryRunner): Promise<void> =>
  void (await queryRunner.query('DROP FUNCTION search_query(text[]); DROP FUNCTION search_words(text[])'));
