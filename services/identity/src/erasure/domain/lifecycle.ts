import type { ErasureState } from './erasure';

/** One edge of an erasure. */
export interface ErasureEdge {
  readonly from: ErasureState | 'NONE';
  readonly to: ErasureState;
  /** The mutation, the job, or what another service said. */
  readonly by: 'requestErasure' | 'withdrawErasureRequest' | 'answer' | 'erasePerson' | 'acknowledgment';
  readonly event: 'UserErasureRequested' | 'UserErasureDeferred' | 'UserErasureWithdrawn' | 'UserErasureBegun' | 'UserErased' | 'UserErasureCompleted';
}

const edge = (from: ErasureEdge['from'], to: ErasureState, by: ErasureEdge['by'], event: ErasureEdge['event']): ErasureEdge => ({ from, to, by, event });

/**
 * Every edge of an erasure. Nobody is refused for good: the law knows duties that end (GDPR art. 17(3)), and upon the end of the last one the erasure goes on by itself.
 * `erasePerson` is also how a guardian's refusal and years of silence end.
 */
export const lifecycle: readonly ErasureEdge[] = [
  edge('NONE', 'REQUESTED', 'requestErasure', 'UserErasureRequested'),
  edge('REQUESTED', 'DEFERRED', 'answer', 'UserErasureDeferred'),
  edge('REQUESTED', 'ERASING', 'answer', 'UserErasureBegun'),
  edge('DEFERRED', 'ERASING', 'answer', 'UserErasureBegun'),
  edge('REQUESTED', 'WITHDRAWN', 'withdrawErasureRequest', 'UserErasureWithdrawn'),
  edge('DEFERRED', 'WITHDRAWN', 'withdrawErasureRequest', 'UserErasureWithdrawn'),
  edge('NONE', 'ERASING', 'erasePerson', 'UserErased'),
  edge('REQUESTED', 'ERASING', 'erasePerson', 'UserErased'),
  edge('DEFERRED', 'ERASING', 'erasePerson', 'UserErased'),
  edge('ERASING', 'ERASING', 'erasePerson', 'UserErased'),
  edge('ERASING', 'ERASED', 'acknowledgment', 'UserErasureCompleted'),
];
