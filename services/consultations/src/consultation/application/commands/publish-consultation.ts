import type { UserCall } from '@conect/auth';
import { accept, refuse, type Result } from '@conect/kernel';
import type { ConsultationsErrorCode } from '../../../service/domain/refusals';
import { publishConsultation } from '../../domain/lifecycle';
import { isUnpublished } from '../../domain/permissions';
import { inputDeadlineOf, missingForPublication } from '../../domain/publication';
import { changeConsultation, type ConsultationTarget } from '../change-consultation';
import type { ConsultationIds, InConsultationTransaction } from '../ports';

/** Until which day proposals are taken. */
interface Publication extends ConsultationTarget {
  readonly inputLastDay?: string | null | undefined;
}

/** See {@link createPublishConsultation}. */
export type PublishConsultation = (call: UserCall, request: Publication) => Promise<Result<ConsultationIds, ConsultationsErrorCode>>;

/** An officer announces a consultation now; it closes by itself at its deadline. */
export const createPublishConsultation =
  (inTransaction: InConsultationTransaction): PublishConsultation =>
  (call, { inputLastDay, ...target }) =>
    changeConsultation(inTransaction, call, {
      target,
      action: 'publish',
      decide: async ({ now, legalClock, scheduleWalk }, before) => {
        if (!isUnpublished(before)) return accept(null);
        const missing = missingForPublication(before);
        if (missing.length > 0) return refuse(...missing);
        const inputDeadline = inputDeadlineOf(await legalClock(), before, { inputLastDay, publishAt: now });
        if (!inputDeadline.ok) return inputDeadline;
        await scheduleWalk(inputDeadline.value);
        return accept(publishConsultation(before, inputDeadline.value, now));
      },
    });
