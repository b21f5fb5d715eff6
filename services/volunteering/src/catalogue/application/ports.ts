import type { CursorValues, PageRequest } from '@conect/kernel';
import type { CatalogueQuery, FacetName, OpportunitySort } from '../domain/catalogue-query';

/** An opportunity that a search found. */
export interface FoundOpportunity {
  readonly id: string;
  /** Null when the search is not near anything. */
  readonly distanceKm: number | null;
  /** The values of the list's order at its place. */
  readonly position: CursorValues;
}

/** An order, and the day in Romania on which who walks the list began, by which some orders go. */
export interface CatalogueOrder {
  readonly sort: OpportunitySort;
  readonly begunOn: string;
}

/** How many opportunities are of a kind. */
export interface FacetCount {
  readonly code: string;
  readonly count: number;
}

/** Finds PUBLISHED opportunities, each question by one statement. */
export interface CatalogueReader {
  /** In list order; one row more than asked for when the list goes on. */
  readonly findPage: (query: CatalogueQuery, order: CatalogueOrder, request: PageRequest) => Promise<readonly FoundOpportunity[]>;
  readonly count: (query: CatalogueQuery) => Promise<number>;
  /** Each facet by code, for the question without the filter of that facet. */
  readonly countFacets: (query: CatalogueQuery, facets: readonly FacetName[]) => Promise<ReadonlyMap<FacetName, readonly FacetCount[]>>;
}
