import type { UserCall } from '@conect/auth';
import { accept, refusalsIn, refuse, textOf, type Result } from '@conect/kernel';
import { dayOf, parseLocalDate } from '@conect/legal-clock';
import { badInput, type ConsultationsErrorCode } from '../../../service/domain/refusals';
import { refusalsOfRemoval, removeDay } from '../../domain/calendar-day';
import { refusalsOfLegalClock } from '../../domain/permissions';
import type { CalendarDayIds, InLegalTermTransaction } from '../ports';
import { recordCalendarEvent } from '../record-calendar-event';

/** Which day, and why. */
interface Removal {
  readonly day: string;
  readonly reason: string;
}

/** See {@link createRemoveCalendarDay}. */
export type RemoveCalendarDay = (call: UserCall, request: Removal) => Promise<Result<CalendarDayIds, ConsultationsErrorCode>>;

/** SGG takes back what it recorded of a day to come, for a reason that the audit trail keeps. */
export const createRemoveCalendarDay =
  (inTransaction: InLegalTermTransaction): RemoveCalendarDay =>
  (call, { day, reason: given }) =>
    inTransaction<CalendarDayIds>(call, async (unit) => {
      const refusals = refusalsOfLegalClock(await unit.viewers.of(call.principal));
      if (refusals.length > 0) return refuse(...refusals);
      const reason = textOf(1_000)(given, ['reason'], '');
      if (parseLocalDate(day) === null || !reason.ok) return refuse(...(parseLocalDate(day) === null ? [badInput(['day'], 'CALENDAR_DAY')] : []), ...refusalsIn([reason]));

      await unit.lockAll();
      const before = await unit.days.findByDay(day);
      const obstacles = refusalsOfRemoval(before, dayOf(unit.now));
      if (before === null || obstacles.length > 0) return refuse(...obstacles);
      await recordCalendarEvent(unit, before, removeDay(before, unit.now), reason.value);
      return accept({ day });
    });
