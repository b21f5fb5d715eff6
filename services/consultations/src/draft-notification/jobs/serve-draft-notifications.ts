import type { Logger, RecurringJob } from '@conect/service-kit';
import type { ServeDraftNotifications } from '../application/commands/serve-draft-notifications';

interface Dependencies {
  readonly name: string;
  readonly serveDraftNotifications: ServeDraftNotifications;
  readonly logger: Logger;
  readonly batch?: number;
}

/** Serves standing requests batch by batch: at each publication, and every ten minutes for what a lost job left. */
export function draftNotificationService({ name, serveDraftNotifications, logger, batch = 500 }: Dependencies): RecurringJob {
  const serve = async (): Promise<void> => {
    for (let isOver = false; !isOver; ) {
      const { servedCount, ...step } = await serveDraftNotifications(batch);
      if (servedCount > 0) logger.info({ servedCount }, 'standing requests for drafts served');
      isOver = step.isOver;
    }
  };
  return { tasks: { [name]: serve }, crontab: `*/10 * * * * ${name}` };
}
