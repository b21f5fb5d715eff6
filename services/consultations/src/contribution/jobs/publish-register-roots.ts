import type { Logger, RecurringJob } from '@conect/service-kit';
import type { PublishRegisterRoots } from '../application/commands/publish-register-roots';

interface Dependencies {
  readonly publishRegisterRoots: PublishRegisterRoots;
  readonly logger: Logger;
  readonly batch?: number;
}

/** Publishes the day's roots soon after midnight in Romania, in summer as in winter; in every other hour there is nothing left to publish. */
export function registerRoots({ publishRegisterRoots, logger, batch = 100 }: Dependencies): RecurringJob {
  const publish = async (): Promise<void> => {
    let rootCount: number;
    do {
      rootCount = await publishRegisterRoots(batch);
      if (rootCount > 0) logger.info({ rootCount }, 'roots of registers published');
    } while (rootCount > 0);
  };
  return { tasks: { 'publish-register-roots': publish }, crontab: '7 * * * * publish-register-roots' };
}
