/** The ages of volunteers as a host sees them. */
export const ageBands = ['UNDER_18', 'FROM_18_TO_25', 'FROM_26_TO_35', 'FROM_36_TO_50', 'FROM_51_TO_65', 'OVER_65'] as const;

/** One of {@link ageBands}. */
type AgeBand = (typeof ageBands)[number];

/** The highest age of each band but the last. */
const lastAges = [17, 25, 35, 50, 65] as const;

/** The band of an age in whole years. */
const bandOf = (age: number): AgeBand => {
  const place = lastAges.findIndex((last) => age <= last);
  return ageBands[place === -1 ? lastAges.length : place]!;
};

/** A band with how many people are in it; null when it is not shown. */
export interface ShownBand {
  readonly band: AgeBand;
  readonly people: number | null;
}

/** Fewer people than this would know each other. */
const fewest = 5;
/** So many people are behind all bands that are hidden: with fewer, what one holds could be told from the others and the sum. */
const fewestHidden = 9;

/**
 * The bands of these ages, none under five people shown; an empty one is under five too, so that nobody knows whether it is empty. When the hidden
 * ones could be computed from the sum (there is one, or few people are in them), the next smaller band is hidden with them.
 */
export function shownBands(ages: readonly { readonly age: number; readonly people: number }[]): readonly ShownBand[] {
  const counts = new Map<AgeBand, number>(ageBands.map((band) => [band, 0]));
  for (const { age, people } of ages) counts.set(bandOf(age), counts.get(bandOf(age))! + people);
  const hidden = hiddenBands([...counts].sort(([, one], [, other]) => one - other));
  return ageBands.map((band) => ({ band, people: hidden.has(band) ? null : counts.get(band)! }));
}

function hiddenBands(fromSmallest: readonly (readonly [AgeBand, number])[]): ReadonlySet<AgeBand> {
  const hidden = new Set<AgeBand>();
  let people = 0;
  for (const [band, count] of fromSmallest) {
    const isSafe = hidden.size === 0 || (hidden.size >= 2 && people >= fewestHidden);
    if (count >= fewest && isSafe) break;
    hidden.add(band);
    people += count;
  }
  return hidden;
}
