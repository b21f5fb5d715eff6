import { jobInBatches, type Logger, type RecurringJob } from '@conect/service-kit';
import type { MarkStaleOrganizations } from '../application/commands/mark-stale-organizations';

interface Dependencies {
  readonly markStaleOrganizations: MarkStaleOrganizations;
  readonly logger: Logger;
  readonly batch?: number;
}

/** Each night, organizations that nobody confirmed for 12 months get the badge STALE. */
export const staleOrganizations = ({ markStaleOrganizations: step, logger, batch: limit = 500 }: Dependencies): RecurringJob =>
  jobInBatches({ name: 'mark-stale-organizations', schedule: '13 2 * * *', step, limit, logger, told: ['organizations became stale', 'organizationCount'] });
