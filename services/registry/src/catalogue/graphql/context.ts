import type { CatalogueReader } from '../application/ports';

/** What the catalogue gives to resolvers. */
export interface CatalogueContext {
  readonly catalogue: CatalogueReader;
}
