import type { UserCall } from '@conect/auth';
import { accept, refusalsIn, refuse, textOf, type Result } from '@conect/kernel';
import type { ConsultationsErrorCode } from '../../../service/domain/refusals';
import { extendDeadline } from '../../domain/lifecycle';
import { longerDeadline } from '../../domain/publication';
import { changeConsultation, type ConsultationTarget } from '../change-consultation';
import type { ConsultationIds, InConsultationTransaction } from '../ports';

/** Until which day proposals are taken now, and why. */
interface Extension extends ConsultationTarget {
  readonly inputLastDay: string;
  readonly reason: string;
}

/** See {@link createExtendDeadline}. */
export type ExtendDeadline = (call: UserCall, request: Extension) => Promise<Result<ConsultationIds, ConsultationsErrorCode>>;

/** An officer gives more time for proposals, for a reason that is public; a deadline that has passed is not extended. */
export const createExtendDeadline =
  (inTransaction: InConsultationTransaction): ExtendDeadline =>
  (call, { inputLastDay, reason: given, ...target }) =>
    changeConsultation(inTransaction, call, {
      target,
      action: 'extendDeadline',
      decide: async ({ now, extensions, scheduleWalk }, before) => {
        // The deadline counts at its instant, even if what closes consultations comes a moment later.
        if (before.status !== 'OPEN' || before.inputDeadline <= now) return refuse({ code: 'INVALID_STATE', params: { status: 'ANALYSIS' } });
        const reason = textOf(1_000)(given, ['reason'], '');
        const deadline = longerDeadline(before, inputLastDay);
        if (!reason.ok || !deadline.ok) return refuse(...refusalsIn([reason, deadline]));
        await extensions.insert({ consultationId: before.id, extendedAt: now, from: before.inputDeadline, to: deadline.value, reason: reason.value });
        await scheduleWalk(deadline.value);
        return accept(extendDeadline(before, deadline.value, now));
      },
    });
