import type { OwnErasure } from '../application/commands/request-erasure';
import type { ErasureBlocker, AnsweringService, Erasure } from '../domain/erasure';

/** An erasure as the person sees it. */
export interface ErasureView extends Erasure {
  readonly blockers: readonly (ErasureBlocker & { readonly service: AnsweringService })[];
}

/** What resolvers know of erasures. */
export interface ErasureContext {
  readonly requestErasure: OwnErasure;
  readonly withdrawErasureRequest: OwnErasure;
  /** The last erasure that a person asked for. */
  readonly erasureOf: (userId: string) => Promise<ErasureView | null>;
}
