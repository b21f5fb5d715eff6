import type { OpenDataFile, OpenDataName } from '../application/ports';

/** What open data gives to resolvers. */
export interface OpenDataContext {
  readonly openDataFiles: () => Promise<readonly OpenDataFile[]>;
  readonly openDataUrlOf: (name: OpenDataName | 'organizations.json') => string;
}
