/** The median of at least one number. */
export const medianOf = (values: readonly number[]): number => percentileOf(values, 0.5);

/** The value below which a share of at least one number lies; between two neighbours in proportion. */
export function percentileOf(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)]!;
  return below + (sorted[Math.ceil(place)]! - below) * (place - Math.floor(place));
}

/** One round of a comparison: the same figure of both sides. */
export interface Round {
  readonly ours: number;
  readonly theirs: number;
}

/** A figure of both sides, and the median of the ratios of single rounds, which share the state of the machine. */
export interface Ratio extends Round {
  readonly ratio: number;
  readonly lowest: number;
  readonly highest: number;
}

/** Compares one figure of both sides over the rounds. */
export function ratioOf(rounds: readonly Round[]): Ratio {
  const ratios = rounds.map(({ ours, theirs }) => ours / theirs);
  return {
    ours: medianOf(rounds.map(({ ours }) => ours)),
    theirs: medianOf(rounds.map(({ theirs }) => theirs)),
    ratio: medianOf(ratios),
    lowest: Math.min(...ratios),
    highest: Math.max(...ratios),
  };
}

/** How long something took, over and over. */
export interface Latency {
  readonly count: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly highest: number;
}

/** Sums up durations of any unit. */
export const latencyOf = (values: readonly number[]): Latency => ({
  count: values.length,
  p50: percentileOf(values, 0.5),
  p95: percentileOf(values, 0.95),
  p99: percentileOf(values, 0.99),
  highest: Math.max(...values),
});

/** How long work takes, in milliseconds. */
export async function millisOf(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}
