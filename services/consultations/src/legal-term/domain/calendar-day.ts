import { accept, refuse, textOf, type Result } from '@conect/kernel';
import { calendarWith, holidaysOf, isWorkingDay, type CalendarException, type LocalDate } from '@conect/legal-clock';
import { badInput, type ConsultationsErrorCode, type ConsultationsRefusal } from '../../service/domain/refusals';
import { readDayFromToday } from './legal-term';

/** What the Government decided of one day, as SGG has recorded it; the row outlives its removal, so that the day's versions go on. */
export interface CalendarDecision extends CalendarException {
  readonly id: string;
  readonly version: number;
  readonly recordedAt: Date;
  readonly recordedBy: string;
  /** When it was taken back; null while it holds. */
  readonly removedAt: Date | null;
}

/** Something that happened to a day of the calendar. */
export interface CalendarEvent {
  readonly type: 'CalendarDayRecorded' | 'CalendarDayRemoved';
  readonly decision: CalendarDecision;
}

/** One day of the calendar that is not as the week says: by the law, or by a decision of the Government. */
export interface CalendarDay extends CalendarException {
  /** The holiday's Romanian name; null where none falls on the day. */
  readonly name: string | null;
  /** Whether the law alone says so. */
  readonly isDefault: boolean;
  /** When SGG recorded the decision; null of a legal holiday. */
  readonly recordedAt: Date | null;
}

const byLawAlone = calendarWith([]);

/** Reads what the Government decided of a day that is not over: a day off that week and law have worked, or a working day that they have not. */
export function readCalendarDay({ day: given, kind, basis: text }: CalendarException, today: LocalDate): Result<CalendarException, ConsultationsErrorCode> {
  const [day, basis] = [readDayFromToday(given, ['day'], today), textOf(300)(text, ['basis'], today)];
  const refusals = [...(day.ok ? refusalsOfKind(day.value, kind) : day.refusals), ...(basis.ok ? [] : basis.refusals)];
  return !day.ok || !basis.ok || refusals.length > 0 ? refuse(...refusals) : accept({ day: day.value, kind, basis: basis.value });
}

function refusalsOfKind(day: LocalDate, kind: CalendarException['kind']): readonly ConsultationsRefusal[] {
  const isWorked = isWorkingDay(byLawAlone, day);
  if (isWorked === (kind === 'DAY_OFF')) return [];
  return [badInput(['day'], isWorked ? 'DAY_OFF_BY_LAW' : 'DAY_WORKED_BY_LAW')];
}

/** Who records a decision, when, and under which id if the day had none before. */
interface Recording {
  readonly newId: string;
  readonly recordedBy: string;
  readonly now: Date;
}

/** The Government decides of a day, or on another basis than before; null when that is recorded already. */
export function recordDay({ day, kind, basis }: CalendarException, before: CalendarDecision | null, { newId, recordedBy, now }: Recording): CalendarEvent | null {
  if (before !== null && before.removedAt === null && before.basis === basis && before.kind === kind) return null;
  const facts = { id: before?.id ?? newId, version: (before?.version ?? 0) + 1, recordedAt: now, recordedBy, removedAt: null };
  return { type: 'CalendarDayRecorded', decision: { ...facts, day, kind, basis } };
}

/** The refusal of a day of which no decision holds. */
export const calendarDayNotFound: ConsultationsRefusal = { code: 'NOT_FOUND', field: ['day'], params: { what: 'CALENDAR_DAY' } };

/** Why a decision cannot be taken back; empty when it can. A day that has begun stays as it is: terms were counted through it, and people relied on them. */
export function refusalsOfRemoval(decision: Pick<CalendarDecision, 'day' | 'removedAt'> | null, today: LocalDate): readonly ConsultationsRefusal[] {
  if (decision === null || decision.removedAt !== null) return [calendarDayNotFound];
  return decision.day > today ? [] : [badInput(['day'], 'DAY_TO_COME', { today })];
}

/** A decision is taken back; week and law hold for the day again. */
export const removeDay = (before: CalendarDecision, now: Date): CalendarEvent => ({
  type: 'CalendarDayRemoved',
  decision: { ...before, version: before.version + 1, removedAt: now },
});

/** The days of a year that are not as the week says, in order; a decision outweighs the holiday on which it falls. */
export function calendarOfYear(year: number, decisions: readonly CalendarDecision[]): readonly CalendarDay[] {
  const holidays = holidaysOf(year);
  const days = new Map([...holidays.values()].map((holiday): [LocalDate, CalendarDay] => [holiday.day, { ...holiday, kind: 'DAY_OFF', isDefault: true, recordedAt: null }]));
  for (const { day, kind, basis, recordedAt } of decisions) days.set(day, { day, kind, basis, recordedAt, name: holidays.get(day)?.name ?? null, isDefault: false });
  return [...days.values()].sort((one, other) => (one.day < other.day ? -1 : 1));
}
