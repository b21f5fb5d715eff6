import type { UserCall } from '@conect/auth';
import { accept, refuse, type Result } from '@conect/kernel';
import type { ConsultationsErrorCode } from '../../../service/domain/refusals';
import { submitForEndorsement } from '../../domain/lifecycle';
import { refusalsOfEndorsement } from '../../domain/publication';
import { changeConsultation, type ConsultationTarget } from '../change-consultation';
import type { ConsultationIds, InConsultationTransaction } from '../ports';

/** See {@link createSubmitForEndorsement}. */
export type SubmitForEndorsement = (call: UserCall, target: ConsultationTarget) => Promise<Result<ConsultationIds, ConsultationsErrorCode>>;

/** An officer sends an answered draft to the authorities that endorse it, thirty working days after the announcement at the earliest (Legea 52/2003 art. 7(2) and (8)). */
export const createSubmitForEndorsement =
  (inTransaction: InConsultationTransaction): SubmitForEndorsement =>
  (call, target) =>
    changeConsultation(inTransaction, call, {
      target,
      action: 'submitForEndorsement',
      // Before the answers it says which of them are missing.
      blockersOf: async ({ blockersOf }, { id, status }) => (status === 'OPEN' || status === 'ANALYSIS' ? blockersOf(id) : []),
      decide: async ({ blockersOf, legalClock, now }, before) => {
        if (before.status !== 'RESPONDED') return accept(null);
        const refusals = refusalsOfEndorsement(await legalClock(), before, await blockersOf(before.id), now);
        return refusals.length > 0 ? refuse(...refusals) : accept(submitForEndorsement(before, now));
      },
    });
