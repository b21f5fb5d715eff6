import { Problem } from './problem';
import type { RunningProcess } from './processes';

/** Asks until the condition holds; fails at once when the process it waits for has ended, and after the bound. */
export async function waitUntil(what: string, condition: () => Promise<boolean>, { of, timeoutMillis = 60_000 }: { of: RunningProcess; timeoutMillis?: number }): Promise<void> {
  const giveUpAt = performance.now() + timeoutMillis;
  while (!(await condition())) {
    if (of.hasEnded()) throw new Problem(`${what} did not start: ${await of.ended}; see ${of.logFile}.`);
    if (performance.now() > giveUpAt) throw new Problem(`${what} did not answer within ${timeoutMillis / 1000} s: see ${of.logFile}.`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Whether an HTTP address answers with success. */
export async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2_000) });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}
