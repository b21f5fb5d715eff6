/** Work that goes on until it is stopped, with pauses that can be cut short. */
export interface BackgroundLoop {
  readonly start: () => void;
  /** Ends the pause at once. */
  readonly nudge: () => void;
  /** Asks the loop to end and waits until the running step has. */
  readonly stop: () => Promise<void>;
  readonly isStopping: () => boolean;
}

/** Makes a loop of `step`, which answers how long to pause before the next; a step must not throw. */
export function createBackgroundLoop(step: () => Promise<number>): BackgroundLoop {
  let stopping = false;
  let running: Promise<void> | null = null;
  let endPause: () => void = () => undefined;
  let nudged = false;

  const pause = (millis: number): Promise<void> =>
    new Promise((resolve) => {
      if (nudged || stopping) return resolve();
      const timer = setTimeout(resolve, millis);
      endPause = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const run = async (): Promise<void> => {
    while (!stopping) {
      nudged = false;
      await pause(await step());
    }
  };

  return {
    isStopping: () => stopping,
    start: () => {
      running ??= run();
    },
    nudge: () => {
      nudged = true;
      endPause();
    },
    stop: async () => {
      stopping = true;
      endPause();
      await running;
    },
  };
}
