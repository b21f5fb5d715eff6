interface WaitOptions {
  /** What is waited for, for the error. */
  readonly describe: string;
  readonly timeoutMillis?: number;
  readonly everyMillis?: number;
}

/**
 * Asks again until the answer is neither null, undefined nor false; fails with what was waited for and the last error.
 * The bound is generous: it is there for a test that hangs, not to measure.
 */
export async function waitFor<Value>(condition: () => Promise<Value> | Value, options: WaitOptions): Promise<NonNullable<Value>> {
  const { describe, timeoutMillis = 90_000, everyMillis = 25 } = options;
  const end = performance.now() + timeoutMillis;
  let cause: unknown;
  do {
    try {
      const value = await condition();
      if (value !== null && value !== undefined && value !== false) return value;
    } catch (error) {
      cause = error;
    }
    await new Promise((resolve) => setTimeout(resolve, everyMillis));
  } while (performance.now() < end);
  throw new Error(`Waited ${timeoutMillis} ms for ${describe}`, { cause });
}
