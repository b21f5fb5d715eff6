import type { UserCall } from '@conect/auth';
import { accept, differencesOf, refuse, type Result } from '@conect/kernel';
import { checkInputDeadline } from '@conect/legal-clock';
import type { ConsultationsErrorCode, ConsultationsRefusal } from '../../../service/domain/refusals';
import type { ScheduledConsultation } from '../../domain/consultation';
import { updateConsultation } from '../../domain/lifecycle';
import { readContent, type ContentInput } from '../../domain/content-input';
import { isUnpublished } from '../../domain/permissions';
import { legalTermViolation, missingForPublication } from '../../domain/publication';
import { changeConsultation, type ConsultationTarget } from '../change-consultation';
import type { ConsultationIds, ConsultationUnit, InConsultationTransaction } from '../ports';

/** See {@link createUpdateConsultation}. */
export type UpdateConsultation = (call: UserCall, request: ConsultationTarget & ContentInput) => Promise<Result<ConsultationIds, ConsultationsErrorCode>>;

/** An officer changes what a draft says; an input that changes nothing leaves no trace. */
export const createUpdateConsultation =
  (inTransaction: InConsultationTransaction): UpdateConsultation =>
  (call, { consultationId, expectedVersion, ...input }) =>
    changeConsultation(inTransaction, call, {
      target: { consultationId, expectedVersion },
      action: 'update',
      decide: async ({ now, legalClock }, before) => {
        const said = readContent(input);
        if (!said.ok) return said;
        const content = { ...before.content, ...said.value };
        if (!isUnpublished(before) || Object.keys(differencesOf(before.content, content)).length === 0) return accept(null);
        const event = updateConsultation(before, content, now);
        // What waits for its publication stays fit for it.
        const refusals = before.status === 'SCHEDULED' ? await refusalsOfSchedule(legalClock, { ...before, content }) : [];
        return refusals.length > 0 ? refuse(...refusals) : accept(event);
      },
    });

/** Why a changed consultation could not be published as it is scheduled: it lacks something, or is no longer urgent. */
async function refusalsOfSchedule(legalClock: ConsultationUnit['legalClock'], scheduled: ScheduledConsultation): Promise<readonly ConsultationsRefusal[]> {
  const { publishAt, inputDeadline } = scheduled;
  const violation = checkInputDeadline(await legalClock(), { publishAt, isUrgent: scheduled.content.urgency !== null }, inputDeadline);
  return [...missingForPublication(scheduled), ...(violation === null ? [] : [legalTermViolation(violation, ['urgency'])])];
}
