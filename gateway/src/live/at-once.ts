/** Does work, so many at once; what comes when all are busy waits in its order. */
export type AtOnce = <Value>(work: () => Promise<Value>) => Promise<Value>;

/** Keeps a crowd that is told of one thing from asking for everything in one moment. */
export function createAtOnce(maximum: number): AtOnce {
  const waiting: (() => void)[] = [];
  let busy = 0;
  return async (work) => {
    // Whoever ends hands his place to the first who waits.
    if (busy >= maximum) await new Promise<void>((resolve) => waiting.push(resolve));
    else busy += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) busy -= 1;
      else next();
    }
  };
}
