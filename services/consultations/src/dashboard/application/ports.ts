import type { PageRequest } from '@conect/kernel';
import type { CountedItem } from '../../service/domain/counted-item';
import type { Dashboard, DashboardNumber } from '../domain/dashboard';

/** One page of what a number of a dashboard counts, as asked for beside others. */
export interface AskedNumber extends Pick<Dashboard, 'institutionId' | 'asOf'> {
  readonly code: DashboardNumber;
  readonly request: PageRequest;
}

/** Reads dashboards. */
export interface DashboardReader {
  /** All numbers by one statement; null for an institution that is not known. */
  readonly find: (institutionId: string, asOf: Date) => Promise<Dashboard | null>;
  /** Pages of what numbers count, each with one row more than asked for when it goes on; one statement for however many. */
  readonly findItems: (asked: readonly AskedNumber[]) => Promise<readonly (readonly CountedItem[])[]>;
}
