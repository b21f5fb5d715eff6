import type { FacetName } from '../domain/catalogue-query';
import type { CatalogueConditions } from './catalogue-conditions';

/** What a facet counts: a column, and the codes that one value of it stands for. */
interface Facet {
  readonly column: string;
  readonly codes: string;
}

const facets: Readonly<Record<FacetName, Facet>> = {
  // A domain's code begins with that of its section.
  domains: { column: 'o.domains', codes: `SELECT code FROM unnest(value) AS code UNION SELECT split_part(code, '-', 1) FROM unnest(value) AS code` },
  volunteeringDomains: { column: 'o.volunteering_domains', codes: 'SELECT DISTINCT code FROM unnest(value) AS code' },
  counties: { column: 'o.county_code', codes: 'SELECT value AS code WHERE value IS NOT NULL' },
  months: { column: 'o.starts_on', codes: `SELECT to_char(value, 'YYYY-MM') AS code` },
};

/**
 * Counts facets by one reading of the rows. A row counts in a facet when it meets the filters of all the others, so that a row which meets all filters but two
 * counts nowhere and is left out. Equal values are counted first, and taken apart afterwards: there are far fewer of them than rows.
 */
export function facetStatement({ from, found, always, ofFacet }: CatalogueConditions, asked: readonly FacetName[]): string {
  const names = [...new Set(asked)];
  const others = Object.entries(ofFacet).flatMap(([name, condition]) => (condition === null || names.includes(name as FacetName) ? [] : [condition]));
  const filtered = names.filter((name) => ofFacet[name] !== null);
  const missing = filtered.map((name) => `(NOT ${ofFacet[name]!})::integer`).join(' + ');
  const where = [...found, ...always, ...others, ...(filtered.length < 2 ? [] : [`${missing} <= 1`])];
  const columns = [...names.map((name) => `${facets[name].column} AS ${valueOf(name)}`), ...filtered.map((name) => `${ofFacet[name]!} AS ${flagOf(name)}`)];
  const counts = names.map((name) => {
    const flags = filtered.filter((other) => other !== name).map(flagOf);
    return `SELECT '${name}' AS facet, code, sum(rows)::integer AS count
      FROM (SELECT ${valueOf(name)} AS value, count(*) AS rows FROM matched ${flags.length === 0 ? '' : `WHERE ${flags.join(' AND ')}`} GROUP BY 1) AS valued
      CROSS JOIN LATERAL (${facets[name].codes}) AS coded GROUP BY code`;
  });
  return `WITH matched AS MATERIALIZED (SELECT ${columns.join(', ')} ${from} WHERE ${where.join(' AND ')})
    SELECT facet, code, count FROM (${counts.join(' UNION ALL ')}) AS counted ORDER BY facet, code COLLATE "C"`;
}

const valueOf = (name: FacetName): string => `value_of_${name.toLowerCase()}`;
const flagOf = (name: FacetName): string => `meets_${name.toLowerCase()}`;
