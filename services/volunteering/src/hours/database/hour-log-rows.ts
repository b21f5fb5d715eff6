import type { HourLog } from '../domain/hour-log';
import type { HourLogRow } from './tables/hour-log.table';

/** Reads a log of hours from its row; that its words are those of the domain, the table's constraints say. */
export const toHourLog = (row: HourLogRow): HourLog => row as HourLog;

/** Writes a log of hours as its row. */
export const toHourLogRow = (hourLog: HourLog): HourLogRow => ({ ...hourLog });
