import { Problem } from './problem';
import type { RunningProcess } from './processes';

interface Waiting {
  readonly of: RunningProcess;
  readonly timeoutMillis?: number;
  readonly interrupted?: AbortSignal | undefined;
}

/** Asks until the condition holds; fails at once when the process it waits for has ended or the wait is interrupted, and after the bound. */
export async function waitUntil(what: string, condition: () => Promise<boolean>, { of, timeoutMillis = 60_000, interrupted }: Waiting): Promise<void> {
  const giveUpAt = performance.now() + timeoutMillis;
  while (!(await condition())) {
    if (of.hasEnded()) throw new Problem(`${what} did not start: ${await of.ended}; see ${of.logFile}.`);
    if (interrupted?.aborted) throw new Problem(`${what} was stopped before it had started.`);
    if (performance.now() > giveUpAt) throw new Problem(`${what} did not answer within ${timeoutMillis / 1000} s: see ${of.logFile}.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** The same for a process just started: when it does not come up it is stopped, so that a failed start leaves nothing running. */
export async function waitOrStop(what: string, condition: () => Promise<boolean>, waiting: Waiting): Promise<void> {
  try {
    await waitUntil(what, condition, waiting);
  } catch (error) {
    await waiting.of.stop();
    throw error;
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
