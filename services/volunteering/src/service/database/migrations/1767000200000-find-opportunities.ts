import { createChangeFeedTable, createSearchFunctions, dropChangeFeedTable, dropSearchFunctions } from '@conect/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** By what opportunities are found: their words, where they are, and the order in which the public ones changed. */
export class FindOpportunities1767000200000 implements MigrationInterface {
  name = 'FindOpportunities1767000200000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await createSearchFunctions(queryRunner);
    await queryRunner.query(createDistance);
    await queryRunner.query(createSearch);
    await queryRunner.query(createIndexes);
    await createChangeFeedTable(queryRunner, { table: 'opportunity', isListed: `c.status IN ('PUBLISHED', 'PAUSED')` });
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await dropChangeFeedTable(queryRunner, { table: 'opportunity' });
    await queryRunner.query('DROP INDEX opportunity_published_at_idx; DROP INDEX opportunity_county_code_idx');
    await queryRunner.query('DROP TABLE opportunity_search');
    await queryRunner.query('DROP FUNCTION great_circle_km(double precision, double precision, double precision, double precision)');
    await dropSearchFunctions(queryRunner);
  }
}

// The haversine on a sphere of the Earth's mean radius (6,371.0088 km): it differs from the ellipsoid by half of one per cent at most. The extension
// earthdistance is not trusted, so that the owner of a database cannot create it, and asks for one that is; this needs none.
// It is not STRICT: PostgreSQL writes the body of a strict function into a statement only when all of it is strict, which least() is not, and to call it costs
// more than to compute it.
const createDistance = `
  CREATE FUNCTION great_circle_km(from_latitude double precision, from_longitude double precision, to_latitude double precision, to_longitude double precision)
  RETURNS double precision LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
    2 * 6371.0088 * asin(sqrt(least(1::double precision,
      power(sin(radians(to_latitude - from_latitude) / 2), 2)
      + cos(radians(from_latitude)) * cos(radians(to_latitude)) * power(sin(radians(to_longitude - from_longitude) / 2), 2))));
`;

const createSearch = `
  CREATE TABLE opportunity_search (
    opportunity_id uuid NOT NULL,
    title_words tsvector NOT NULL,
    organization_words tsvector NOT NULL,
    place_words tsvector NOT NULL,
    text_words tsvector NOT NULL,
    skills text[] NOT NULL,
    words tsvector GENERATED ALWAYS AS (title_words || organization_words || place_words || text_words) STORED,
    latitude double precision,
    longitude double precision,
    CONSTRAINT opportunity_search_pkey PRIMARY KEY (opportunity_id),
    CONSTRAINT opportunity_search_opportunity_id_fkey FOREIGN KEY (opportunity_id) REFERENCES opportunity (id) ON DELETE CASCADE,
    CONSTRAINT opportunity_search_place_whole CHECK ((latitude IS NULL) = (longitude IS NULL))
  );
  CREATE INDEX opportunity_search_words_idx ON opportunity_search USING gin (words) WITH (fastupdate = off);
  CREATE INDEX opportunity_search_place_idx ON opportunity_search (latitude, longitude) INCLUDE (opportunity_id);
`;

const createIndexes = `
  CREATE INDEX opportunity_published_at_idx ON opportunity (published_at, id) WHERE status = 'PUBLISHED';
  CREATE INDEX opportunity_county_code_idx ON opportunity (county_code, published_at, id) WHERE status = 'PUBLISHED';
`;
