import { createLetterSorter, type Letter, type LetterGroup } from '../domain/sorting';
import type { LetterReader } from './ports';

/** See {@link createSuggestGroups}. */
export type SuggestGroups = (consultationId: string) => Promise<readonly LetterGroup[]>;

interface Dependencies {
  readonly letters: LetterReader;
  /** Lets whatever else waits have its turn. */
  readonly pause: () => Promise<void>;
}

/** So many letters are read and sorted without a pause: some hundredths of a second. */
const lettersAtOnce = 50;
/** So many consultations are kept sorted; a page after another is asked of the same one. */
const kept = 8;

interface Sorted {
  readonly stamp: string;
  readonly groups: Promise<readonly LetterGroup[]>;
}

/**
 * Finds letters that say nearly the same among those without a decision. Sorting goes in steps between which others are answered, one consultation after another, and what was sorted is kept
 * until another letter, decision or group changes it.
 */
export function createSuggestGroups({ letters, pause }: Dependencies): SuggestGroups {
  const sorted = new Map<string, Sorted>();
  let last: Promise<unknown> = Promise.resolve();
  const enqueue = (consultationId: string): Promise<readonly LetterGroup[]> => {
    const groups = last.then(() => sortLetters(consultationId, { letters, pause }));
    last = groups.catch(() => null);
    return groups;
  };
  return async (consultationId) => {
    const stamp = await letters.stampOf(consultationId);
    const before = sorted.get(consultationId);
    if (before?.stamp === stamp) return before.groups;
    const groups = enqueue(consultationId);
    sorted.delete(consultationId);
    sorted.set(consultationId, { stamp, groups });
    // What failed is not kept.
    groups.catch(() => sorted.delete(consultationId));
    for (const oldest of [...sorted.keys()].slice(0, -kept)) sorted.delete(oldest);
    return groups;
  };
}

async function sortLetters(consultationId: string, { letters, pause }: Dependencies): Promise<readonly LetterGroup[]> {
  const sorter = createLetterSorter();
  let after: Letter | null = null;
  for (;;) {
    const page: readonly Letter[] = await letters.findLetters(consultationId, after, lettersAtOnce);
    for (const letter of page) sorter.add(letter);
    after = page.at(-1) ?? null;
    if (page.length < lettersAtOnce || after === null) return sorter.groups();
    await pause();
  }
}
