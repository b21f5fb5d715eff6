import type { PageRequest } from '@conect/kernel';
import type { SqlParameters } from '@conect/service-kit';
import type { CatalogueSort } from '../domain/catalogue-query';

/** Every order but that of relevance; see {@link rankedPage} for that one. */
export type ColumnSort = Exclude<CatalogueSort, 'RELEVANCE'>;

const orders: Readonly<Record<ColumnSort, { readonly column: string; readonly type: string; readonly descending: boolean }>> = {
  NAME_ASC: { column: 'name_key', type: 'text', descending: false },
  NAME_DESC: { column: 'name_key', type: 'text', descending: true },
  REGISTERED_NEWEST: { column: 'registered_key', type: 'date', descending: true },
};

interface SortedPage {
  readonly sort: ColumnSort;
  readonly conditions: readonly string[];
  readonly typosTable: string | null;
  readonly request: PageRequest;
  readonly parameters: SqlParameters;
}

/** Writes the common table expressions that end in `page (organization_id, sort_key)`: the next rows in the order of one column, then id. */
export function sortedPage({ sort, conditions, typosTable, request, parameters }: SortedPage): string {
  const { column, type, descending } = orders[sort];
  const { add } = parameters;
  const upwards = descending === (request.direction === 'BACKWARD');
  const order = upwards ? 'ASC' : 'DESC';
  const [key, id] = request.position ?? [];
  const beyond =
    request.position === null ? [] : [`(e.${column}, e.organization_id) ${upwards ? '>' : '<'} (${add(key, type)}, ${add(id, 'uuid')})`];
  const limit = add(request.size + 1, 'bigint');
  return [
    ...(typosTable === null ? [] : [typosTable]),
    `page AS (
      SELECT e.organization_id, e.${column} AS sort_key FROM catalogue_entry e
      WHERE ${[...conditions, ...beyond].join(' AND ')}
      ORDER BY e.${column} ${order}, e.organization_id ${order} LIMIT ${limit})`,
  ].join(',\n');
}

/** Whether the order of one column runs from its largest value down. */
export const isDescending = (sort: ColumnSort): boolean => orders[sort].descending;
