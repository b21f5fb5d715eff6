import { dayOf, endOfDay, startOfDay } from '@conect/legal-clock';
import type { IndicatorValues } from '../domain/indicators';
import type { ReportYear, ReportUnit } from './ports';

/** The year that it is in Romania. */
export const yearAt = (now: Date): number => Number(dayOf(now).slice(0, 4));

/** Counts an institution's year, from its first instant in Romania to its last, and keeps what was counted as the report's. */
export const countYear = ({ counts }: Pick<ReportUnit, 'counts'>, { id: reportId, institutionId, year }: ReportYear & { readonly id: string }): Promise<IndicatorValues> =>
  counts.recount({ reportId, institutionId, year, begins: startOfDay(`${year}-01-01`), ends: endOfDay(`${year}-12-31`) });
