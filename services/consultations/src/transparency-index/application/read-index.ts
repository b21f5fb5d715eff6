import type { PageRequest } from '@conect/kernel';
import type { ReadLegalClock } from '../../legal-term/application/ports';
import { scoreOf } from '../domain/score';
import { daysOfYear } from '../domain/year';
import type { CountInstitutions, InstitutionCounts } from './ports';

/** An institution in the index of a year. */
export interface IndexEntry extends InstitutionCounts {
  /** 0 to 100; null when there is too little to judge. */
  readonly score: number | null;
}

/** Reads the index of a year, the best first, those without a score last. */
export type ReadIndex = (year: number) => Promise<readonly IndexEntry[]>;

interface Dependencies {
  readonly legalClock: ReadLegalClock;
  readonly countInstitutions: CountInstitutions;
}

/** Makes {@link ReadIndex}. Institutions are some thousands at most: their rows are counted together, and put in order here, where the formula is. */
export const createReadIndex =
  ({ legalClock, countInstitutions }: Dependencies): ReadIndex =>
  async (year) => {
    const counted = await countInstitutions(daysOfYear(await legalClock(), year));
    return counted.map((counts) => ({ ...counts, score: scoreOf(counts) })).toSorted((one, other) => compare(positionOf(one), positionOf(other)));
  };

/** The place of an institution in the index; those without a score come after a score of 0. */
export const positionOf = ({ score, institutionId }: Pick<IndexEntry, 'score' | 'institutionId'>): readonly [number, string] => [score ?? -1, institutionId];

const compare = ([score, id]: readonly [number, string], [otherScore, otherId]: readonly [number, string]): number => otherScore - score || (id < otherId ? -1 : Number(id > otherId));

/** A page of the index; one more entry than asked for when the list goes on. */
export function pageOf(entries: readonly IndexEntry[], { size, direction }: PageRequest, from: readonly [number, string] | null): readonly IndexEntry[] {
  const forward = direction === 'FORWARD';
  const rest = from === null ? entries : entries.filter((entry) => (forward ? compare(positionOf(entry), from) > 0 : compare(positionOf(entry), from) < 0));
  return forward ? rest.slice(0, size + 1) : rest.slice(Math.max(0, rest.length - size - 1));
}
