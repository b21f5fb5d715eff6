import type { UserCall } from '@conect/auth';
import { accept, textOf, type Result } from '@conect/kernel';
import { deadlineSince } from '@conect/legal-clock';
import type { ConsultationsErrorCode } from '../../../service/domain/refusals';
import { recordNonAdoption } from '../../domain/lifecycle';
import { changeConsultation, type ConsultationTarget } from '../change-consultation';
import type { ConsultationIds, InConsultationTransaction } from '../ports';

/** See {@link createRecordNonAdoption}. */
export type RecordNonAdoption = (call: UserCall, request: ConsultationTarget & { readonly reason: string }) => Promise<Result<ConsultationIds, ConsultationsErrorCode>>;

/** An officer records that the act was not adopted, for a reason that is public. */
export const createRecordNonAdoption =
  (inTransaction: InConsultationTransaction): RecordNonAdoption =>
  (call, { reason: given, ...target }) =>
    changeConsultation(inTransaction, call, {
      target,
      action: 'recordNonAdoption',
      decide: async ({ now, legalClock, scheduleWalk }, before) => {
        const statusReason = textOf(2_000)(given, ['reason'], '');
        if (!statusReason.ok) return statusReason;
        if (before.status !== 'ENDORSEMENT') return accept(null);
        const { at: archiveAt } = deadlineSince(await legalClock(), 'CONSULTATION_ARCHIVE', now);
        await scheduleWalk(archiveAt);
        return accept(recordNonAdoption(before, { statusReason: statusReason.value, archiveAt }, now));
      },
    });
