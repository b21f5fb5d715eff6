/** Randomness of one run: the same seed gives the same run. */
export interface Random {
  /** A whole number from the first up to and with the last. */
  readonly between: (first: number, last: number) => number;
}

/** Makes the numbers of a seed (mulberry32). */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return { between: (first, last) => first + Math.floor(next() * (last - first + 1)) };
}
