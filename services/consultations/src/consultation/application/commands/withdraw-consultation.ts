import type { UserCall } from '@conect/auth';
import { accept, textOf, type Result } from '@conect/kernel';
import { deadlineSince } from '@conect/legal-clock';
import type { ConsultationsErrorCode } from '../../../service/domain/refusals';
import { withdrawConsultation } from '../../domain/lifecycle';
import { isRunning } from '../../domain/permissions';
import { changeConsultation, type ConsultationTarget } from '../change-consultation';
import type { ConsultationIds, InConsultationTransaction } from '../ports';

/** See {@link createWithdrawConsultation}. */
export type WithdrawConsultation = (call: UserCall, request: ConsultationTarget & { readonly reason: string }) => Promise<Result<ConsultationIds, ConsultationsErrorCode>>;

/** An officer takes a published consultation back, for a reason that is public; it stays to be seen. */
export const createWithdrawConsultation =
  (inTransaction: InConsultationTransaction): WithdrawConsultation =>
  (call, { reason: given, ...target }) =>
    changeConsultation(inTransaction, call, {
      target,
      action: 'withdraw',
      decide: async ({ now, legalClock, scheduleWalk }, before) => {
        const reason = textOf(2_000)(given, ['reason'], '');
        if (!reason.ok) return reason;
        if (!isRunning(before)) return accept(null);
        const { at: archiveAt } = deadlineSince(await legalClock(), 'CONSULTATION_ARCHIVE', now);
        await scheduleWalk(archiveAt);
        return accept(withdrawConsultation(before, { statusReason: reason.value, archiveAt }, now));
      },
    });
