import type { SqlParameters } from '@conect/service-kit';
import type { CatalogueQuery, FacetName } from '../domain/catalogue-query';
import { boxAround, type Near } from '../domain/near';

/** The conditions of a search on `opportunity o` and, when they need it, `opportunity_search s`. */
export interface CatalogueConditions {
  /** What is read, with the word FROM. */
  readonly from: string;
  /** What holds of `opportunity_search s` whatever is counted. */
  readonly found: readonly string[];
  /** What else holds whatever is counted. */
  readonly always: readonly string[];
  /** The filter of each facet, if there is one; never null for a row. */
  readonly ofFacet: Readonly<Record<FacetName, string | null>>;
  /** SQL of the distance; `NULL` when the search is not near anything. */
  readonly distance: string;
  /** SQL of the words as a text-search query; null when none are searched. */
  readonly searched: string | null;
}

/** Writes the conditions of a search. */
export function catalogueConditions(query: CatalogueQuery, parameters: SqlParameters): CatalogueConditions {
  const { words, near, skills } = query;
  const searched = words.length === 0 ? null : `search_query(${parameters.add(words, 'text[]')})`;
  const place = near === null ? anywhere : placeConditions(near, parameters);
  const found = [...(searched === null ? [] : [`s.words @@ ${searched}`]), ...place.conditions, ...overlap('s.skills', skills, parameters)];
  return {
    from: `FROM opportunity o${found.length === 0 ? '' : ' JOIN opportunity_search s ON s.opportunity_id = o.id'}`,
    found,
    always: [`o.status = 'PUBLISHED'`, ...listConditions(query, parameters), ...plainConditions(query, parameters)],
    ofFacet: facetConditions(query, parameters),
    distance: place.distance,
    searched,
  };
}

/**
 * The same when the nearest come first: sorted before anything else of them is read, so that a page reads no more opportunities than it shows. Of itself
 * PostgreSQL sorts only what it has joined.
 */
export function byDistance({ found, distance, ...conditions }: CatalogueConditions, direction: 'ASC' | 'DESC'): CatalogueConditions {
  const sorted = `SELECT s.*, ${distance} AS distance_km FROM opportunity_search s WHERE ${found.join(' AND ')} ORDER BY distance_km ${direction}, s.opportunity_id ${direction} OFFSET 0`;
  return { ...conditions, found: [], distance: 's.distance_km', from: `FROM (${sorted}) s JOIN opportunity o ON o.id = s.opportunity_id` };
}

interface PlaceConditions {
  readonly distance: string;
  readonly conditions: readonly string[];
}

const anywhere: PlaceConditions = { distance: 'NULL::double precision', conditions: [] };

/** The box is looked up in the index; the distance is measured of what is in it, and needs no more than the index holds. */
function placeConditions(near: Near, { add }: SqlParameters): PlaceConditions {
  const { south, north, west, east } = boxAround(near);
  const degrees = (value: number) => add(value, 'double precision');
  const distance = `great_circle_km(${degrees(near.latitude)}, ${degrees(near.longitude)}, s.latitude, s.longitude)`;
  const inBox = [`s.latitude BETWEEN ${degrees(south)} AND ${degrees(north)}`, `s.longitude BETWEEN ${degrees(west)} AND ${degrees(east)}`];
  return { distance, conditions: [...inBox, `${distance} <= ${degrees(near.radiusKm)}`] };
}

const overlap = (column: string, values: readonly string[] | null, { add }: SqlParameters): readonly string[] =>
  values === null ? [] : [`${column} && ${add(values, 'text[]')}`];

const listConditions = ({ organizationIds, accessibility, languages }: CatalogueQuery, parameters: SqlParameters): readonly string[] => [
  ...(organizationIds === null ? [] : [`o.organization_id = ANY (${parameters.add(organizationIds, 'uuid[]')})`]),
  ...overlap('o.accessibility', accessibility, parameters),
  ...overlap('o.languages', languages, parameters),
];

const hasFreePlace = `CASE WHEN o.places IS NOT NULL THEN o.taken_count < o.places
  ELSE EXISTS (SELECT FROM shift WHERE shift.opportunity_id = o.id AND shift.taken_count < shift.places AND shift.starts_at > business_now()) END`;

function plainConditions({ isRemote, openToMinors, age, hasFreePlaces, hasNightWork }: CatalogueQuery, { add }: SqlParameters): readonly string[] {
  const is = (condition: string, wanted: boolean | null): readonly string[] => (wanted === null ? [] : [wanted ? condition : `NOT (${condition})`]);
  return [
    ...is('o.locality_id IS NULL', isRemote),
    ...is('o.is_open_to_minors', openToMinors),
    ...is('o.has_night_work', hasNightWork),
    ...is(hasFreePlace, hasFreePlaces),
    ...(age === null ? [] : [`o.minimum_age <= ${add(age, 'integer')}`]),
    ...(age !== null && age < 18 ? ['o.is_open_to_minors'] : []),
  ];
}

function facetConditions({ domains, volunteeringDomains, countyCodes, from, until }: CatalogueQuery, parameters: SqlParameters): CatalogueConditions['ofFacet'] {
  const { add } = parameters;
  const days = [...(from === null ? [] : [`o.ends_on >= ${add(from, 'date')}`]), ...(until === null ? [] : [`o.starts_on <= ${add(until, 'date')}`])];
  return {
    domains: overlap('o.domains', domains, parameters)[0] ?? null,
    volunteeringDomains: overlap('o.volunteering_domains', volunteeringDomains, parameters)[0] ?? null,
    counties: countyCodes === null ? null : `coalesce(o.county_code = ANY (${add(countyCodes, 'text[]')}), false)`,
    months: days.length === 0 ? null : `(${days.join(' AND ')})`,
  };
}
