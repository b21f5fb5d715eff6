import type { Logger } from './logger';

/** One part of a process and how it stops. */
export interface StoppablePart {
  readonly name: string;
  readonly stop: () => Promise<void> | void;
}

/** Stops the parts in order, each even if one before failed; answers the names of those that failed. */
export async function stopInOrder(parts: readonly StoppablePart[], logger: Logger): Promise<readonly string[]> {
  const failed: string[] = [];
  for (const { name, stop } of parts) {
    try {
      await stop();
    } catch (error) {
      failed.push(name);
      logger.error({ part: name, err: error }, 'part did not stop cleanly');
    }
  }
  return failed;
}

/** Stops the process in order on SIGTERM or SIGINT: exit 0 when every part stopped, 1 when one failed or 10 s were not enough. */
export function stopOnSignal(parts: readonly StoppablePart[], logger: Logger, deadlineMillis = 10_000): void {
  let stopping = false;
  const stop = (signal: NodeJS.Signals) => {
    if (stopping) return;
    stopping = true;
    logger.info({ signal }, 'stopping');
    setTimeout(() => {
      logger.fatal({ deadlineMillis }, 'did not stop in time');
      process.exit(1);
    }, deadlineMillis).unref();
    void stopInOrder(parts, logger).then((failed) => {
      logger.info({ failed }, 'stopped');
      process.exit(failed.length === 0 ? 0 : 1);
    });
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}
