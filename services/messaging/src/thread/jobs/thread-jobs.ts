import { jobInBatches, type Logger, type RecurringJob } from '@conect/service-kit';
import type { MoveDueThreads } from '../application/commands/move-due-threads';
import { doings } from '../domain/lifecycle';

interface Dependencies {
  readonly flagOverdue: MoveDueThreads;
  readonly escalate: MoveDueThreads;
  readonly closeResolved: MoveDueThreads;
  readonly logger: Logger;
}

const [limit, schedule] = [100, '*/10 * * * *'];

/** What time asks of threads, every ten minutes so that a moved clock is seen soon. */
export const threadJobs = ({ flagOverdue, escalate, closeResolved, logger }: Dependencies): readonly RecurringJob[] => [
  jobInBatches({ name: doings.overdue, schedule, step: flagOverdue, limit, logger, told: ['threads are overdue', 'overdueCount'] }),
  jobInBatches({ name: doings.escalation, schedule, step: escalate, limit, logger, told: ['overdue threads escalated', 'escalatedCount'] }),
  jobInBatches({ name: doings.closing, schedule, step: closeResolved, limit, logger, told: ['threads closed', 'closedCount'] }),
];
