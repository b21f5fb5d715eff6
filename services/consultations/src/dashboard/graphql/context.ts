import type { CountedItem } from '../../service/domain/counted-item';
import type { AskedNumber, DashboardReader } from '../application/ports';
import type { Dashboard, DashboardNumber } from '../domain/dashboard';

/** One number of a dashboard. */
export interface DashboardNumberModel {
  readonly dashboard: Dashboard;
  readonly code: DashboardNumber;
}

/** What the dashboards give to resolvers. */
export interface DashboardContext {
  readonly dashboardReader: Pick<DashboardReader, 'find'>;
  /** One page of what a number counts. */
  readonly dashboardItemsOf: (asked: AskedNumber) => Promise<readonly CountedItem[]>;
}
