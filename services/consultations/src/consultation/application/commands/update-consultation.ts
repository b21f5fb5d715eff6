import type { UserCall } from '@conect/auth';
import { accept, differencesOf, type Result } from '@conect/kernel';
import type { ConsultationsErrorCode } from '../../../service/domain/refusals';
import { updateConsultation } from '../../domain/consultation';
import { readContent, type ContentInput } from '../../domain/content-input';
import { isDraft } from '../../domain/permissions';
import { changeConsultation, type ConsultationTarget } from '../change-consultation';
import type { ConsultationIds, InConsultationTransaction } from '../ports';

/** See {@link createUpdateConsultation}. */
export type UpdateConsultation = (call: UserCall, request: ConsultationTarget & ContentInput) => Promise<Result<ConsultationIds, ConsultationsErrorCode>>;

/** An officer changes what a draft says; an input that changes nothing leaves no trace. */
export const createUpdateConsultation =
  (inTransaction: InConsultationTransaction): UpdateConsultation =>
  (call, { consultationId, expectedVersion, ...input }) =>
    changeConsultation(inTransaction, call, {
      target: { consultationId, expectedVersion },
      action: 'update',
      decide: ({ now }, before) => {
        const said = readContent(input);
        if (!said.ok) return said;
        const content = { ...before.content, ...said.value };
        const isChanged = isDraft(before) && Object.keys(differencesOf(before.content, content)).length > 0;
        return accept(isChanged ? updateConsultation(before, content, now) : null);
      },
    });
