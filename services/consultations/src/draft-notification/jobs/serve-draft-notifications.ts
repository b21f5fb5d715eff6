import { jobInBatches, type Logger, type RecurringJob } from '@conect/service-kit';
import type { ServeDraftNotifications } from '../application/commands/serve-draft-notifications';

interface Dependencies {
  readonly name: string;
  readonly serveDraftNotifications: ServeDraftNotifications;
  readonly logger: Logger;
  readonly batch?: number;
}

/** Serves standing requests batch by batch: at each publication, and every ten minutes for what a lost job left. */
export const draftNotificationService = ({ name, serveDraftNotifications: step, logger, batch: limit = 500 }: Dependencies): RecurringJob =>
  jobInBatches({ name, schedule: '*/10 * * * *', step, limit, logger, told: ['standing requests for drafts served', 'servedCount'] });
