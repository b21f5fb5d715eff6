/** What is asked: a word, and how far from where. */
export interface Question {
  readonly word: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly radiusKm: number;
}

/** A statement with its values; each row says one thing, so that two sides can be compared. */
export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** The degrees around a point, as the service writes them for its index. */
function boxOf({ latitude, longitude, radiusKm }: Question): readonly number[] {
  const angle = (radiusKm / 6371.0088) * 1.000001;
  const [north, east] = [(angle * 180) / Math.PI, (Math.asin(Math.sin(angle) / Math.cos((latitude * Math.PI) / 180)) * 180) / Math.PI];
  return [latitude - north, latitude + north, longitude - east, longitude + east];
}

// What the service sends: the box by the index, the distance of what is in it, the words by the index.
const distance = 'great_circle_km($1::float8, $2::float8, s.latitude, s.longitude)';
const near = `s.latitude BETWEEN $4::float8 AND $5::float8 AND s.longitude BETWEEN $6::float8 AND $7::float8 AND ${distance} <= $3::float8`;
const nearestFirst = `SELECT s.*, ${distance} AS distance_km FROM opportunity_search s WHERE ${near} ORDER BY distance_km ASC, s.opportunity_id ASC OFFSET 0`;
const searched = `FROM opportunity o JOIN opportunity_search s ON s.opportunity_id = o.id WHERE o.status = 'PUBLISHED'`;
const hasWord = 's.words @@ search_query($8::text[])';

// Plain SQL over the same rows: every distance by its formula, every text by LIKE.
const plainDistance = `2 * 6371.0088 * asin(sqrt(least(1::float8, power(sin(radians(s.latitude - $1::float8) / 2), 2)
  + cos(radians($1::float8)) * cos(radians(s.latitude)) * power(sin(radians(s.longitude - $2::float8) / 2), 2))))`;
const plain = `FROM opportunity o JOIN opportunity_search s ON s.opportunity_id = o.id WHERE o.status = 'PUBLISHED' AND ${plainDistance} <= $3::float8`;
const plainWord = `FROM opportunity o JOIN opportunity_search s ON s.opportunity_id = o.id JOIN bench_text t ON t.opportunity_id = o.id
  WHERE o.status = 'PUBLISHED' AND ${plainDistance} <= $3::float8 AND t.text LIKE $4`;

const placeOf = ({ latitude, longitude, radiusKm }: Question): readonly unknown[] => [latitude, longitude, radiusKm];

/** The 21 nearest within a radius. */
export const nearest = {
  ours: (question: Question): readonly Statement[] => [
    {
      text: `SELECT o.id AS said FROM (${nearestFirst}) s JOIN opportunity o ON o.id = s.opportunity_id WHERE o.status = 'PUBLISHED' ORDER BY s.distance_km, o.id LIMIT 21`,
      values: [...placeOf(question), ...boxOf(question)],
    },
  ],
  theirs: (question: Question): readonly Statement[] => [{ text: `SELECT o.id AS said ${plain} ORDER BY ${plainDistance}, o.id LIMIT 21`, values: placeOf(question) }],
};

/** The last published with a word within a radius, and how many there are by domain, county and month. */
export const opportunityQuestions = {
  ours: (question: Question): readonly Statement[] => {
    const values = [...placeOf(question), ...boxOf(question), [question.word]];
    const where = `${searched} AND ${near} AND ${hasWord}`;
    return [{ text: `SELECT o.id AS said ${where} ORDER BY o.published_at DESC, o.id DESC LIMIT 21`, values }, { text: facetsOf(where), values }];
  },
  theirs: (question: Question): readonly Statement[] => {
    const values = [...placeOf(question), `% ${question.word}%`];
    return [{ text: `SELECT o.id AS said ${plainWord} ORDER BY o.published_at DESC, o.id DESC LIMIT 21`, values }, ...plainFacets(plainWord).map((text) => ({ text, values }))];
  },
};

/** How many of all opportunities there are of each kind. */
export const facetsAlone = {
  ours: (): readonly Statement[] => [{ text: facetsOf(`FROM opportunity o WHERE o.status = 'PUBLISHED'`), values: [] }],
  theirs: (): readonly Statement[] => plainFacets(`FROM opportunity o WHERE o.status = 'PUBLISHED'`).map((text) => ({ text, values: [] })),
};

const codes = {
  domains: `SELECT code FROM unnest(value) AS code UNION SELECT split_part(code, '-', 1) FROM unnest(value) AS code`,
  volunteering_domains: 'SELECT DISTINCT code FROM unnest(value) AS code',
  county_code: 'SELECT value AS code WHERE value IS NOT NULL',
  starts_on: `SELECT to_char(value, 'YYYY-MM') AS code`,
};

/** One reading of the rows; equal values are counted before they are taken apart. */
function facetsOf(rows: string): string {
  const counts = Object.entries(codes).map(
    ([column, taken]) => `SELECT '${column} ' || code || ' ' || sum(rows) AS said FROM (SELECT ${column} AS value, count(*) AS rows FROM matched GROUP BY 1) valued CROSS JOIN LATERAL (${taken}) coded GROUP BY code`,
  );
  return `WITH matched AS MATERIALIZED (SELECT ${Object.keys(codes).map((column) => `o.${column}`).join(', ')} ${rows}) ${counts.join(' UNION ALL ')}`;
}

/** One statement for each facet. */
const plainFacets = (rows: string): readonly string[] =>
  Object.entries(codes).map(([column, taken]) => `SELECT '${column} ' || code || ' ' || count(*) AS said FROM (SELECT o.${column} AS value ${rows}) matched CROSS JOIN LATERAL (${taken}) coded GROUP BY code`);
