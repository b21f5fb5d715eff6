import { createHash } from 'node:crypto';
import type { CursorValues, PageRequest } from '@conect/kernel';
import { createSqlParameters, type SqlParameters } from '@conect/service-kit';
import type { Pool } from 'pg';
import { organizationOf, organizationSelectList, type SelectedOrganization } from '../../service/database/organization-select';
import type { CatalogueReader } from '../application/ports';
import { defaultFilter, type CatalogueQuery } from '../domain/catalogue-query';
import type { SearchText } from '../domain/search-text';
import { anyOf, filterConditions, searchConditions, type SearchConditions } from './catalogue-conditions';
import { rankedPage, searchTiers, typoTier, type Tier } from './ranked-statement';
import { isDescending, sortedPage } from './sorted-statement';

/** One statement with its values. */
interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
  /** Whether one plan suits all values, so that the server may keep it. */
  readonly hasOnePlan: boolean;
}

type PageRow = SelectedOrganization & { readonly position: CursorValues };

/** Reads the catalogue by one statement each; those of one shape are prepared once per connection. */
export function createCatalogueReader(pool: Pool): CatalogueReader {
  const run = async <Row extends object>({ text, values, hasOnePlan }: Statement): Promise<Row[]> => {
    const name = hasOnePlan ? { name: `catalogue-${createHash('sha1').update(text).digest('base64url')}` } : {};
    const { rows } = await pool.query<Row>({ ...name, text, values: [...values] });
    return rows;
  };
  return {
    findPage: async (query, request) =>
      (await run<PageRow>(pageStatement(query, request))).map((row) => ({ organization: organizationOf(row), position: row.position })),
    count: async (query) => Number((await run<{ count: string }>(countStatement(query)))[0]!.count),
    findByCui: async (cui) => (await run<SelectedOrganization>(byCuiStatement(cui))).map(organizationOf)[0] ?? null,
    suggest: async (prefix, limit) => (await run<PageRow>(suggestStatement(prefix, limit))).map(organizationOf),
  };
}

/** The statement of one page of `organizations`. */
function pageStatement(query: CatalogueQuery, request: PageRequest): Statement {
  const parameters = createSqlParameters();
  const filter = filterConditions(query.filter, parameters);
  const search = query.search === null ? null : searchConditions(query.search, parameters);
  const typosTable = search?.typosTable ?? null;
  if (query.sort === 'RELEVANCE' && search !== null) {
    return rankedStatement(rankedPage({ tiers: searchTiers(search), filter, typosTable, request, parameters }), parameters);
  }

  const sort = query.sort === 'RELEVANCE' ? 'NAME_ASC' : query.sort;
  const conditions = [...filter, ...(search === null ? [] : [matches(search)])];
  const order = isDescending(sort) ? 'DESC' : 'ASC';
  const text = `WITH ${sortedPage({ sort, conditions, typosTable, request, parameters })}
    SELECT json_build_array(page.sort_key, page.organization_id) AS position, ${organizationSelectList}
    FROM page JOIN organization o ON o.id = page.organization_id
    ORDER BY page.sort_key ${order}, page.organization_id ${order}`;
  return { text, values: parameters.values, hasOnePlan: search === null && query.filter.domainCodes === null };
}

/** The statement that counts what all pages of `organizations` hold. */
function countStatement(query: CatalogueQuery): Statement {
  const parameters = createSqlParameters();
  const filter = filterConditions(query.filter, parameters);
  const search = query.search === null ? null : searchConditions(query.search, parameters);
  const typos = search === null || search.typosTable === null ? '' : `WITH ${search.typosTable}`;
  const conditions = [...filter, ...(search === null ? [] : [matches(search)])];
  const text = `${typos} SELECT count(*) AS count FROM catalogue_entry e WHERE ${conditions.join(' AND ')}`;
  return { text, values: parameters.values, hasOnePlan: false };
}

/** Everything that any rank of the search has. */
const matches = ({ isNamed, hasBeginnings, hasTypos }: SearchConditions): string =>
  anyOf([isNamed, hasBeginnings, ...(hasTypos === null ? [] : [hasTypos])]);

function byCuiStatement(cui: string): Statement {
  const text = `SELECT ${organizationSelectList} FROM catalogue_entry e JOIN organization o ON o.id = e.organization_id
    WHERE e.cui = $1 ORDER BY e.status = 'DEREGISTERED', o.status_since DESC, o.id LIMIT 1`;
  return { text, values: [cui], hasOnePlan: true };
}

/** The statement of a search box: the ranks of a search, but names that begin so come before words that do. */
function suggestStatement(prefix: SearchText, limit: number): Statement {
  const parameters = createSqlParameters();
  const filter = filterConditions(defaultFilter, parameters);
  const search = searchConditions(prefix, parameters);
  const request: PageRequest = { size: limit - 1, direction: 'FORWARD', position: null };
  const tiers = suggestionTiers(search, parameters.add(`${prefix.words.join(' ')}%`, 'text'), prefix.words.length > 1);
  return rankedStatement(rankedPage({ tiers, filter, typosTable: search.typosTable, request, parameters }), parameters);
}

/**
 * Ranks below zero. Names that only have the words come the shortest first: of two, the one that says less else was meant. While a
 * single word is typed there may be thousands, and the order of names gives the first ten without reading the others.
 */
function suggestionTiers({ isNamed, hasBeginnings, hasTypos, hasWholeTypos }: SearchConditions, pattern: string, hasSeveralWords: boolean): readonly Tier[] {
  const begins = `(e.core_name_key LIKE ${pattern} OR e.name_key LIKE ${pattern} OR ${isNamed})`;
  return [
    { firstRank: -1_000, lastRank: -1_000, rank: '-1000', condition: begins },
    { firstRank: -999, lastRank: 0, rank: hasSeveralWords ? 'length(e.name_key) - 999' : '-999', condition: `${hasBeginnings} AND ${begins} IS NOT TRUE` },
    ...(hasTypos === null ? [] : [typoTier(`${hasTypos} AND NOT ${hasBeginnings} AND ${begins} IS NOT TRUE`, hasWholeTypos!)]),
  ];
}

/** Planned anew for its values each time: how rare a word is decides the way to it. */
const rankedStatement = (tables: string, { values }: SqlParameters): Statement => ({
  text: `WITH ${tables}
    SELECT json_build_array(page.rank, page.name_key, page.organization_id) AS position, ${organizationSelectList}
    FROM page JOIN organization o ON o.id = page.organization_id
    ORDER BY page.rank, page.name_key, page.organization_id`,
  values,
  hasOnePlan: false,
});
