import type { UserCall } from '@conect/auth';
import { accept, type Result } from '@conect/kernel';
import type { ConsultationsErrorCode } from '../../../service/domain/refusals';
import { cancelConsultation } from '../../domain/lifecycle';
import { isUnpublished } from '../../domain/permissions';
import { changeConsultation, type ConsultationTarget } from '../change-consultation';
import type { ConsultationIds, InConsultationTransaction } from '../ports';

/** See {@link createCancelConsultation}. */
export type CancelConsultation = (call: UserCall, target: ConsultationTarget) => Promise<Result<ConsultationIds, ConsultationsErrorCode>>;

/** An officer gives a consultation up that was not published. */
export const createCancelConsultation =
  (inTransaction: InConsultationTransaction): CancelConsultation =>
  (call, target) =>
    changeConsultation(inTransaction, call, { target, action: 'cancel', decide: ({ now }, before) => accept(isUnpublished(before) ? cancelConsultation(before, now) : null) });
