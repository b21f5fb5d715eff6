interface WorkQueueOptions {
  readonly concurrency: number;
  readonly maximumWaiting: number;
  /** The error for work that finds no place. */
  readonly whenFull: () => Error;
}

/** Runs work a few at a time, first come first served, and turns away what finds the queue full. */
export interface WorkQueue {
  readonly run: <Value>(work: () => Promise<Value>) => Promise<Value>;
}

/** Makes a queue for work that takes a core each. */
export function createWorkQueue({ concurrency, maximumWaiting, whenFull }: WorkQueueOptions): WorkQueue {
  const waiting: (() => void)[] = [];
  let running = 0;

  const takePlace = async (): Promise<void> => {
    if (running < concurrency) {
      running += 1;
      return;
    }
    if (waiting.length >= maximumWaiting) throw whenFull();
    // The place of whoever is done passes to the first that waits, so `running` stays as it is.
    await new Promise<void>((resolve) => waiting.push(resolve));
  };
  const givePlace = (): void => {
    const next = waiting.shift();
    if (next === undefined) running -= 1;
    else next();
  };

  return {
    run: async (work) => {
      await takePlace();
      try {
        return await work();
      } finally {
        givePlace();
      }
    },
  };
}
