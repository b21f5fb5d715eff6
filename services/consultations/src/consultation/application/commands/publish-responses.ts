import type { UserCall } from '@conect/auth';
import { accept, refuse, type Result } from '@conect/kernel';
import type { ConsultationsErrorCode } from '../../../service/domain/refusals';
import { publishResponses } from '../../domain/lifecycle';
import { refusalsOfBlockers } from '../../domain/publication';
import { changeConsultation, type ConsultationTarget } from '../change-consultation';
import type { ConsultationIds, InConsultationTransaction } from '../ports';

/** See {@link createPublishResponses}. */
export type PublishResponses = (call: UserCall, target: ConsultationTarget) => Promise<Result<ConsultationIds, ConsultationsErrorCode>>;

/** An officer publishes the answers once every proposal has one and no debate is open (Legea 52/2003 art. 12, domain 2.5); from then on they stay as they are. */
export const createPublishResponses =
  (inTransaction: InConsultationTransaction): PublishResponses =>
  (call, target) =>
    changeConsultation(inTransaction, call, {
      target,
      action: 'publishResponses',
      decide: async ({ blockersOf, now }, before) => {
        if (before.status !== 'ANALYSIS') return accept(null);
        const refusals = refusalsOfBlockers(await blockersOf(before.id));
        return refusals.length > 0 ? refuse(...refusals) : accept(publishResponses(before, now));
      },
    });
