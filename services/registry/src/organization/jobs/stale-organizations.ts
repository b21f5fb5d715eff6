import type { Logger, RecurringJob } from '@conect/service-kit';
import type { MarkStaleOrganizations } from '../application/commands/mark-stale-organizations';

interface Dependencies {
  readonly markStaleOrganizations: MarkStaleOrganizations;
  readonly logger: Logger;
  readonly batch?: number;
}

/** Each night, organizations that nobody confirmed for 12 months get the badge STALE; batch by batch, so that no lock lasts. */
export function staleOrganizations({ markStaleOrganizations, logger, batch = 500 }: Dependencies): RecurringJob {
  const mark = async (): Promise<void> => {
    let organizationCount: number;
    do {
      organizationCount = await markStaleOrganizations(batch);
      if (organizationCount > 0) logger.info({ organizationCount }, 'organizations became stale');
    } while (organizationCount > 0);
  };
  return { tasks: { 'mark-stale-organizations': mark }, crontab: '13 2 * * * mark-stale-organizations' };
}
