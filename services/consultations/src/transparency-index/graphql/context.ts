import type { ReadIndex } from '../application/read-index';

/** What the transparency index gives to resolvers. */
export interface TransparencyIndexContext {
  readonly readIndex: ReadIndex;
}
