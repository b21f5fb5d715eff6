import type { CursorValues, PageRequest } from '@conect/kernel';
import type { Organization } from '../../organization/domain/organization';
import type { CatalogueQuery } from '../domain/catalogue-query';
import type { SearchText } from '../domain/search-text';

/** An organization in a list, with the values of the list's order at its place. */
interface CatalogueHit {
  readonly organization: Organization;
  readonly position: CursorValues;
}

/** Reads the public catalogue: only organizations that anybody may see. */
export interface CatalogueReader {
  /** In list order; one row more than asked for when the list goes on. One statement, whatever is asked. */
  readonly findPage: (query: CatalogueQuery, request: PageRequest) => Promise<readonly CatalogueHit[]>;
  readonly count: (query: CatalogueQuery) => Promise<number>;
  /** The organization that has the number now, else the last one that had it. */
  readonly findByCui: (cui: string) => Promise<Organization | null>;
  /** For a search box: names that begin so first, then words that begin so, then those with a typo. */
  readonly suggest: (prefix: SearchText, limit: number) => Promise<readonly Organization[]>;
}
