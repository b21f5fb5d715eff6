import { batch } from '@conect/service-kit';
import type { Area } from '../service/area';
import type { Foundation } from '../service/foundation';
import { createDashboardReader } from './database/dashboard-reader';
import type { DashboardContext } from './graphql/context';
import { dashboardResolvers } from './graphql/dashboard-resolvers';

/** Builds the dashboards of institutions. */
export function createDashboardArea({ dataSource }: Foundation): Area<DashboardContext> {
  const dashboardReader = createDashboardReader(dataSource.manager);
  return {
    resolvers: dashboardResolvers,
    contextFor: () => ({ dashboardReader, dashboardItemsOf: batch(dashboardReader.findItems) }),
  };
}
