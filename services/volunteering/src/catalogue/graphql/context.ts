import type { ChangeFeed, Connection } from '@conect/service-kit';
import type { Opportunity } from '../../opportunity/domain/opportunity';
import type { CatalogueReader, FacetCount } from '../application/ports';
import type { FacetName } from '../domain/catalogue-query';

/** What the public catalogue of opportunities gives to resolvers. */
export interface CatalogueContext {
  readonly catalogue: CatalogueReader;
  readonly opportunityFeed: ChangeFeed;
}

/** A page of the opportunities found. */
export interface OpportunitySearch extends Pick<Connection<Opportunity>, 'nodes' | 'pageInfo' | 'totalCount'> {
  readonly edges: readonly { readonly cursor: string; readonly node: Opportunity; readonly distanceKm: number | null }[];
  readonly facets: FacetCounter;
}

/** By what the facets of one question are counted. */
export interface FacetCounter {
  /** Those asked for together are counted by one statement. */
  readonly count: (facet: FacetName) => Promise<readonly FacetCount[]>;
}
