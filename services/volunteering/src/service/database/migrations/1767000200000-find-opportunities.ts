import { foldText, searchWords } from '@conect/kernel';
import { findCounty, findLocality } from '@conect/reference-data';
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
    const opportunities = (await queryRunner.query('SELECT id, organization_id, title, description, skills, locality_id, county_code, latitude, longitude FROM opportunity')) as WrittenOpportunity[];
    for (const opportunity of opportunities) await fill(queryRunner, opportunity);
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

interface WrittenOpportunity {
  readonly id: string;
  readonly organization_id: string;
  readonly title: string;
  readonly description: string;
  readonly skills: readonly string[];
  readonly locality_id: string | null;
  readonly county_code: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
}

/** Writes the row of an opportunity that was there before. */
async function fill(queryRunner: QueryRunner, opportunity: WrittenOpportunity): Promise<void> {
  const { id, organization_id, title, description, skills } = opportunity;
  const [organization] = (await queryRunner.query('SELECT legal_name FROM organization WHERE id = $1', [organization_id])) as { legal_name: string | null }[];
  const { name, latitude, longitude } = whereIs(opportunity);
  const words = [title, organization?.legal_name ?? '', name, [description, ...skills].join(' ')].map((text) => searchWords(text));
  await queryRunner.query(
    `INSERT INTO opportunity_search (opportunity_id, title_words, organization_words, place_words, text_words, skills, latitude, longitude)
     VALUES ($1, search_words($2), search_words($3), search_words($4), search_words($5), $6, $7, $8)`,
    [id, ...words, skills.map(foldText), latitude, longitude],
  );
}

function whereIs({ locality_id, county_code, latitude, longitude }: WrittenOpportunity) {
  const locality = locality_id === null ? null : findLocality(locality_id);
  const name = county_code === null ? '' : [locality?.name, locality?.unitName, findCounty(county_code)?.name].join(' ');
  const at = latitude === null ? locality : { latitude, longitude };
  return { name, latitude: at?.latitude, longitude: at?.longitude };
}

// The haversine on a sphere of the Earth's mean radius (6,371.0088 km): it differs from the ellipsoid by half of one per cent at most. The extension
// earthdistance is not trusted, so that the owner of a database cannot create it, and asks for one that is; this needs none.
const createDistance = `
  CREATE FUNCTION great_circle_km(from_latitude double precision, from_longitude double precision, to_latitude double precision, to_longitude double precision)
  RETURNS double precision LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE RETURN
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
  CREATE INDEX opportunity_search_place_idx ON opportunity_search USING gist (point(longitude, latitude));
`;

const createIndexes = `
  CREATE INDEX opportunity_published_at_idx ON opportunity (published_at, id) WHERE status = 'PUBLISHED';
  CREATE INDEX opportunity_county_code_idx ON opportunity (county_code, published_at, id) WHERE status = 'PUBLISHED';
`;
