import { bandsOf, shinglesOf, similarityOf, type Shingles } from './likeness';

/** A letter that is to be sorted. */
export interface Letter {
  readonly id: string;
  /** When it was registered, as it stands in its list. */
  readonly createdAt: string;
  /** Which places of the draft it is about: letters about others are not answered alike. */
  readonly places: string;
  readonly text: string;
}

/** A letter in its group. */
export interface SortedLetter extends Pick<Letter, 'id' | 'createdAt'> {
  /** How like it is to the first of its group. */
  readonly similarity: number;
}

/** Letters that say nearly the same; the first one received stands for all, and each is like that one. */
export interface LetterGroup {
  readonly letters: readonly SortedLetter[];
}

/** Letters are proposed together that are alike to seven tenths: of three pages, some lines of one's own. */
export const minimumSimilarity = 0.7;

/** A group is decided in one transaction, so it has an end; what is over begins another one. */
export const maximumGroupSize = 1_000;

/** So many groups share a band at most, and with so many a letter is compared: the work for one letter has a bound, whatever the letters are. */
const maximumBucketSize = 200;
const maximumCompared = 50;

interface OpenGroup {
  readonly places: string;
  readonly shingles: Shingles;
  readonly letters: SortedLetter[];
}

/** Sorts letters into groups, one after the other in the order of their receipt; the same letters give the same groups. */
export interface LetterSorter {
  readonly add: (letter: Letter) => void;
  /** The groups of two letters and more: the largest first, then the one whose first letter came first. */
  readonly groups: () => readonly LetterGroup[];
}

/** Makes a {@link LetterSorter}. It keeps the words of the first letter of each group alone. */
export function createLetterSorter(): LetterSorter {
  const groups: OpenGroup[] = [];
  const buckets = new Map<string, OpenGroup[]>();
  return {
    add({ id, createdAt, places, text }) {
      const shingles = shinglesOf(text);
      const keys = Array.from(bandsOf(shingles), (band, place) => `${place} ${band} ${places}`);
      const found = bestOf(candidatesOf(keys, buckets), shingles);
      if (found !== null) return void found.group.letters.push({ id, createdAt, similarity: found.similarity });
      const group = { places, shingles, letters: [{ id, createdAt, similarity: 1 }] };
      groups.push(group);
      for (const key of keys) addTo(buckets, key, group);
    },
    // A sort of ECMAScript leaves what is equal in its order.
    groups: () => groups.filter(({ letters }) => letters.length > 1).toSorted((one, other) => other.letters.length - one.letters.length),
  };
}

/** The groups that share a band and are not full, those that share the most first. */
function candidatesOf(keys: readonly string[], buckets: ReadonlyMap<string, readonly OpenGroup[]>): readonly OpenGroup[] {
  const shared = new Map<OpenGroup, number>();
  for (const group of keys.flatMap((key) => buckets.get(key) ?? [])) {
    if (group.letters.length < maximumGroupSize) shared.set(group, (shared.get(group) ?? 0) + 1);
  }
  return [...shared].toSorted(([, one], [, other]) => other - one).slice(0, maximumCompared).map(([group]) => group);
}

/** The group whose first letter is the most alike; null when none is enough. */
function bestOf(candidates: readonly OpenGroup[], shingles: Shingles): { readonly group: OpenGroup; readonly similarity: number } | null {
  let best: { readonly group: OpenGroup; readonly similarity: number } | null = null;
  for (const group of candidates) {
    const similarity = similarityOf(group.shingles, shingles);
    if (similarity >= minimumSimilarity && similarity > (best?.similarity ?? 0)) best = { group, similarity };
  }
  return best;
}

function addTo(buckets: Map<string, OpenGroup[]>, key: string, group: OpenGroup): void {
  const bucket = buckets.get(key);
  if (bucket === undefined) buckets.set(key, [group]);
  else if (bucket.length < maximumBucketSize) bucket.push(group);
}
