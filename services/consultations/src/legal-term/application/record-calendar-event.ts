import { differencesOf } from '@conect/kernel';
import type { CalendarDecision, CalendarEvent } from '../domain/calendar-day';
import type { LegalTermUnit } from './ports';

/** Saves what happened to a day, with its event and its audit entry, which has the reason where there is one. */
export async function recordCalendarEvent({ days, publish, audit }: LegalTermUnit, before: CalendarDecision | null, event: CalendarEvent, reason?: string): Promise<void> {
  await days.save(event.decision);
  await publish(event);
  const changes = differencesOf(before, event.decision);
  await audit({ subjectType: 'calendarDay', subjectId: event.decision.id, changes: reason === undefined ? changes : { ...changes, reason: { before: null, after: reason } } });
}
