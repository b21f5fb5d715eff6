import { poolOf } from '@conect/service-kit';
import type { Area } from '../service/area';
import type { Foundation } from '../service/foundation';
import { createCatalogueReader } from './database/catalogue-reader';
import { catalogueResolvers } from './graphql/catalogue-resolvers';
import type { CatalogueContext } from './graphql/context';

/** Builds the public catalogue: search, lists and suggestions. */
export function createCatalogueArea({ dataSource }: Pick<Foundation, 'dataSource'>): Area<CatalogueContext> {
  const catalogue = createCatalogueReader(poolOf(dataSource));
  return { resolvers: catalogueResolvers, contextFor: () => ({ catalogue }) };
}
