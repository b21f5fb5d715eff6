import type { CalendarDecision } from '../domain/calendar-day';
import type { LegalTermVersion } from '../domain/legal-term';
import type { CalendarDayRow } from './tables/calendar-day.table';
import type { LegalTermRow } from './tables/legal-term.table';

/** Reads a version from its row; that its unit is known, the table's constraint says. */
export const toVersion = (row: LegalTermRow): LegalTermVersion => row as LegalTermVersion;

/** Reads a decision from its row. */
export const toDecision = (row: CalendarDayRow): CalendarDecision => row as CalendarDecision;
