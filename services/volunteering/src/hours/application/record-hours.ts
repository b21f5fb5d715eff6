import { differencesOf } from '@conect/kernel';
import type { HourLog, HourLogEvent } from '../domain/hour-log';
import type { HoursUnit } from './ports';

/** Saves hours that were entered, with their events and audit entries. */
export async function recordNewHours(unit: HoursUnit, events: readonly HourLogEvent[]): Promise<void> {
  await unit.hourLogs.insert(events.map(({ hourLog }) => hourLog));
  await tell(unit, events.map((event) => ({ before: null, event })));
}

/** Something that happened to a log that was there, as it was before. */
export interface ChangedHours {
  readonly before: HourLog;
  readonly event: HourLogEvent;
}

/** Saves what happened to logs, with their events and audit entries. */
export async function recordChangedHours(unit: HoursUnit, changes: readonly ChangedHours[]): Promise<void> {
  for (const { event } of changes) await (event.type === 'HoursDeleted' ? unit.hourLogs.remove(event.hourLog.id) : unit.hourLogs.save(event.hourLog));
  await tell(unit, changes);
}

async function tell({ publish, audit }: HoursUnit, changes: readonly { readonly before: HourLog | null; readonly event: HourLogEvent }[]): Promise<void> {
  await publish(changes.map(({ event }) => event));
  await audit(changes.map(({ before, event }) => ({ hourLogId: event.hourLog.id, changes: event.type === 'HoursDeleted' ? deletionOf(event.hourLog) : differencesOf(before, event.hourLog) })));
}

/** The trail says what the hours were that are gone. */
const deletionOf = ({ day, minutes, status }: HourLog) =>
  Object.fromEntries(Object.entries({ day, minutes, status }).map(([field, value]) => [field, { before: value, after: null }]));
