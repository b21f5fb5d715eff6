import { calendarDayRecorded, calendarDayRemoved, legalTermChanged } from '@conect/events';
import type { LegalClockEvent } from '../application/ports';

const contracts = { CalendarDayRecorded: calendarDayRecorded, CalendarDayRemoved: calendarDayRemoved } as const;

/** Translates what SGG has set into the contract other services rely on; a term is known to all of them by its code, a day by its date. */
export function publishedLegalClock(event: LegalClockEvent) {
  if (event.type === 'LegalTermChanged') {
    const { code, version, value, unit, basis, validFrom, isUncertain } = event.term;
    return { contract: legalTermChanged, aggregate: { id: code, version }, data: { code, value, unit, basis, validFrom, isUncertain } };
  }
  const { day, version, kind, basis } = event.decision;
  return { contract: contracts[event.type], aggregate: { id: day, version }, data: { day, kind, basis } };
}
