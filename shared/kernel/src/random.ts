/** Randomness that can be made again: the same seed gives the same numbers in the same order. Never for secrets. */
export interface SeededRandom {
  /** At least 0, below 1. */
  readonly share: () => number;
  /** A whole number from the first up to and with the last. */
  readonly between: (first: number, last: number) => number;
  /** Whether something that happens in this share of cases happens now. */
  readonly happens: (share: number) => boolean;
  /** One of the given, each as likely as the others. */
  readonly pick: <Item>(items: readonly Item[]) => Item;
}

/** Makes the numbers of a seed (mulberry32). */
export function createSeededRandom(seed: number): SeededRandom {
  let state = seed >>> 0;
  const share = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (first: number, last: number): number => first + Math.floor(share() * (last - first + 1));
  return { share, between, happens: (part) => share() < part, pick: (items) => items[between(0, items.length - 1)]! };
}
