import type { UserCall } from '@conect/auth';
import { accept, refuse, type Result } from '@conect/kernel';
import { badInput, type ConsultationsErrorCode } from '../../../service/domain/refusals';
import { scheduleConsultation } from '../../domain/lifecycle';
import { inputDeadlineOf, missingForPublication } from '../../domain/publication';
import { changeConsultation, type ConsultationTarget } from '../change-consultation';
import type { ConsultationIds, InConsultationTransaction } from '../ports';

/** When it is published, and until which day proposals are taken. */
interface Schedule extends ConsultationTarget {
  readonly publishAt: Date;
  readonly inputLastDay?: string | null | undefined;
}

/** See {@link createScheduleConsultation}. */
export type ScheduleConsultation = (call: UserCall, request: Schedule) => Promise<Result<ConsultationIds, ConsultationsErrorCode>>;

const maximumDaysAhead = 366;
const dayMillis = 86_400_000;

/** An officer has a draft published at a moment to come; it is held to the same rules as a publication now. */
export const createScheduleConsultation =
  (inTransaction: InConsultationTransaction): ScheduleConsultation =>
  (call, { publishAt, inputLastDay, ...target }) =>
    changeConsultation(inTransaction, call, {
      target,
      action: 'schedule',
      decide: async ({ now, legalClock, scheduleWalk }, before) => {
        if (before.status !== 'DRAFT') return accept(null);
        const millisAhead = publishAt.getTime() - now.getTime();
        if (!(millisAhead > 0 && millisAhead <= maximumDaysAhead * dayMillis)) return refuse(badInput(['publishAt'], 'LATER_MOMENT', { maximum: maximumDaysAhead }));
        const missing = missingForPublication(before);
        if (missing.length > 0) return refuse(...missing);
        const inputDeadline = inputDeadlineOf(await legalClock(), before, { inputLastDay, publishAt });
        if (!inputDeadline.ok) return inputDeadline;
        await scheduleWalk(publishAt);
        return accept(scheduleConsultation(before, { publishAt, inputDeadline: inputDeadline.value }, now));
      },
    });
