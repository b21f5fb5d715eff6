import type { Erasure, ErasureAnswer } from '../domain/erasure';

/** The erasures of one transaction. Apart from the other ports, for whoever is erased otherwise goes through them too. */
export interface ErasureStore {
  readonly findById: (id: string) => Promise<Erasure | null>;
  /** The erasure of a person that has neither been taken back nor ended; whoever changes it has locked the account. */
  readonly findOpenOf: (userId: string) => Promise<Erasure | null>;
  /** The last one of each person. */
  readonly findLatestOf: (userIds: readonly string[]) => Promise<readonly Erasure[]>;
  /** Those that identity may be able to take a step on; what has just begun to be erased has a job of its own. */
  readonly findIdsWaiting: (begunBefore: Date) => Promise<readonly string[]>;
  readonly save: (erasure: Erasure) => Promise<void>;
  readonly answersOf: (erasureIds: readonly string[]) => Promise<readonly GivenAnswer[]>;
  /** Keeps an answer unless a later one of that service is there; what was forgotten stays so. */
  readonly keepAnswer: (answer: GivenAnswer) => Promise<void>;
}

/** An answer, and to what. */
export type GivenAnswer = ErasureAnswer & { readonly erasureId: string };
