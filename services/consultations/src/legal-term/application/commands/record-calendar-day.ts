import type { UserCall } from '@conect/auth';
import { accept, refuse, type NewId, type Result } from '@conect/kernel';
import { dayOf, type CalendarException } from '@conect/legal-clock';
import type { ConsultationsErrorCode } from '../../../service/domain/refusals';
import { readCalendarDay, recordDay } from '../../domain/calendar-day';
import { refusalsOfLegalClock } from '../../domain/permissions';
import type { CalendarDayIds, InLegalTermTransaction } from '../ports';
import { recordCalendarEvent } from '../record-calendar-event';

interface Dependencies {
  readonly inTransaction: InLegalTermTransaction;
  readonly newId: NewId;
}

/** See {@link createRecordCalendarDay}. */
export type RecordCalendarDay = (call: UserCall, request: CalendarException) => Promise<Result<CalendarDayIds, ConsultationsErrorCode>>;

/** SGG records what the Government decided of a day: a bridge day off, or a day worked in its place. What is recorded already leaves no trace. */
export const createRecordCalendarDay =
  ({ inTransaction, newId }: Dependencies): RecordCalendarDay =>
  (call, input) =>
    inTransaction<CalendarDayIds>(call, async (unit) => {
      const refusals = refusalsOfLegalClock(await unit.viewers.of(call.principal));
      if (refusals.length > 0) return refuse(...refusals);
      const said = readCalendarDay(input, dayOf(unit.now));
      if (!said.ok) return said;

      await unit.lockAll();
      const before = await unit.days.findByDay(said.value.day);
      const event = recordDay(said.value, before, { newId: newId(), recordedBy: call.principal.userId, now: unit.now });
      if (event !== null) await recordCalendarEvent(unit, before, event);
      return accept({ day: said.value.day });
    });
