import type { PageRequest } from '@conect/kernel';
import { createSqlParameters, type SqlParameters } from '@conect/service-kit';
import type { EntityManager } from 'typeorm';
import type { CatalogueOrder, CatalogueReader, FacetCount, FoundOpportunity } from '../application/ports';
import type { CatalogueQuery, FacetName, OpportunitySort } from '../domain/catalogue-query';
import { byDistance, catalogueConditions, type CatalogueConditions } from './catalogue-conditions';
import { facetStatement } from './facet-statement';

/** Finds opportunities by one statement for each question, whatever is asked. */
export const createCatalogueReader = (manager: EntityManager): CatalogueReader => ({
  async findPage(query, order, request) {
    const parameters = createSqlParameters();
    const found = await manager.query<FoundOpportunity[]>(pageStatement(query, order, request, parameters), parameters.values);
    return request.direction === 'FORWARD' ? found : found.toReversed();
  },
  async count(query) {
    const parameters = createSqlParameters();
    const conditions = catalogueConditions(query, parameters);
    const [row] = await manager.query<{ count: number }[]>(`SELECT count(*)::int AS count ${conditions.from} WHERE ${everyOf(conditions)}`, parameters.values);
    return row!.count;
  },
  async countFacets(query, facets) {
    const parameters = createSqlParameters();
    const rows = await manager.query<(FacetCount & { facet: FacetName })[]>(facetStatement(catalogueConditions(query, parameters), facets), parameters.values);
    return Map.groupBy(rows, ({ facet }) => facet);
  },
});

const everyOf = ({ found, always, ofFacet }: CatalogueConditions): string => [...found, ...always, ...Object.values(ofFacet).filter((condition) => condition !== null)].join(' AND ');

/** The columns of an order, all of them rising or all falling; the id is the last. */
interface Keys {
  readonly columns: readonly { readonly sql: string; readonly type: string }[];
  readonly descending?: true;
}

function pageStatement(query: CatalogueQuery, order: CatalogueOrder, { size, direction, position }: PageRequest, parameters: SqlParameters): string {
  const { add } = parameters;
  const conditions = conditionsIn(order, direction, catalogueConditions(query, parameters));
  const { columns, descending = false } = keysOf[order.sort](conditions, () => add(order.begunOn, 'date'));
  const all = [...columns, { sql: 'o.id', type: 'uuid' }];
  const keys = all.map(({ sql }) => sql).join(', ');
  const rising = descending === (direction === 'BACKWARD');
  const beyond = position === null ? [] : [`(${keys}) ${rising ? '>' : '<'} (${all.map(({ type }, index) => add(position[index], type)).join(', ')})`];
  return `SELECT o.id, ${conditions.distance} AS "distanceKm", json_build_array(${keys}) AS position ${conditions.from}
    WHERE ${[everyOf(conditions), ...beyond].join(' AND ')}
    ORDER BY ${all.map(({ sql }) => `${sql} ${rising ? 'ASC' : 'DESC'}`).join(', ')} LIMIT ${add(size + 1, 'bigint')}`;
}

const conditionsIn = ({ sort }: CatalogueOrder, direction: PageRequest['direction'], conditions: CatalogueConditions): CatalogueConditions =>
  sort === 'NEAREST' ? byDistance(conditions, direction === 'FORWARD' ? 'ASC' : 'DESC') : conditions;

/** Days until a day, and after all of those the days since it. */
const soonest = (day: string, today: string): Keys => ({ columns: [{ sql: `CASE WHEN ${day} >= ${today} THEN ${day} - ${today} ELSE 1000000 + ${today} - ${day} END`, type: 'integer' }] });

const rankOf = (searched: string): string =>
  `CASE WHEN s.title_words @@ ${searched} THEN 0 WHEN s.title_words || s.organization_words || s.place_words @@ ${searched} THEN 1 ELSE 2 END`;

const keysOf: Readonly<Record<OpportunitySort, (conditions: CatalogueConditions, today: () => string) => Keys>> = {
  RELEVANCE: ({ searched }) => ({
    columns: [
      { sql: rankOf(searched!), type: 'integer' },
      { sql: '-extract(epoch FROM o.published_at)::double precision', type: 'double precision' },
    ],
  }),
  NEWEST: () => ({ columns: [{ sql: 'o.published_at', type: 'timestamptz' }], descending: true }),
  STARTS_SOONEST: (_conditions, today) => soonest('o.starts_on', today()),
  CLOSING_SOONEST: (_conditions, today) => soonest('coalesce(o.apply_until, o.ends_on)', today()),
  NEAREST: ({ distance }) => ({ columns: [{ sql: distance, type: 'double precision' }] }),
};
