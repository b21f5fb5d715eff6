import type { Logger, RecurringJob } from '@conect/service-kit';
import type { WalkDebates } from '../application/commands/walk-debates';

interface Dependencies {
  readonly name: string;
  readonly walkDebates: WalkDebates;
  readonly logger: Logger;
  readonly batch?: number;
}

/** Says what is late at each instant that a command has named, and every ten minutes for what a moved clock or a lost job left. */
export function debateWalk({ name, walkDebates, logger, batch = 100 }: Dependencies): RecurringJob {
  const walk = async (): Promise<void> => {
    let walkedCount: number;
    do {
      walkedCount = await walkDebates(batch);
      if (walkedCount > 0) logger.info({ walkedCount }, 'debates walked');
    } while (walkedCount > 0);
  };
  return { tasks: { [name]: walk }, crontab: `*/10 * * * * ${name}` };
}
