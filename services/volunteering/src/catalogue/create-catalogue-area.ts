import { createChangeFeed } from '@conect/service-kit';
import type { Area } from '../service/area';
import type { Foundation } from '../service/foundation';
import { createCatalogueReader } from './database/catalogue-reader';
import { catalogueResolvers } from './graphql/catalogue-resolvers';
import type { CatalogueContext } from './graphql/context';

/** Builds the public catalogue of opportunities: search, facets, and what changed. */
export function createCatalogueArea({ dataSource }: Pick<Foundation, 'dataSource'>): Area<CatalogueContext> {
  const catalogue = createCatalogueReader(dataSource.manager);
  const opportunityFeed = createChangeFeed(dataSource.manager, 'opportunity');
  return { resolvers: catalogueResolvers, contextFor: () => ({ catalogue, opportunityFeed }) };
}
