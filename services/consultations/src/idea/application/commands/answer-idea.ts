import type { UserCall } from '@conect/auth';
import { accept, isUuid, refuse, type Result } from '@conect/kernel';
import type { Consultation } from '../../../consultation/domain/consultation';
import { badInput, type ConsultationsErrorCode } from '../../../service/domain/refusals';
import { readAnswer } from '../../domain/idea-input';
import { answerIdea, takeUpIdea } from '../../domain/lifecycle';
import { refusalsOfTakingUp } from '../../domain/permissions';
import { changeIdea } from '../change-idea';
import type { IdeaIds, InIdeaTransaction } from '../ports';

/** Which idea, what the institution says, and the consultation into which it takes the idea up, if it does. */
interface Answer {
  readonly ideaId: string;
  readonly answer: string;
  readonly consultationId?: string | null | undefined;
}

/** See {@link createAnswerIdea}. */
export type AnswerIdea = (call: UserCall, request: Answer) => Promise<Result<IdeaIds, ConsultationsErrorCode>>;

/** An officer answers an idea with reasons, or takes it up into a consultation of his institution, which may still be hidden. */
export const createAnswerIdea =
  (inTransaction: InIdeaTransaction): AnswerIdea =>
  async (call, { ideaId, answer: given, consultationId = null }) => {
    if (consultationId !== null && !isUuid(consultationId)) return refuse(badInput(['consultationId'], 'UUID'));
    let consultation: Consultation | null = null;
    return changeIdea(inTransaction, call, {
      target: { ideaId, organizationId: null },
      action: 'answer',
      // Whoever locks a consultation and what belongs to it begins with the consultation.
      before: async ({ consultations }) => {
        consultation = consultationId === null ? null : await consultations.findByIdForShare(consultationId);
      },
      decide: ({ now }, { idea }) => {
        const answer = readAnswer(given);
        if (consultationId === null) return answer.ok ? accept(answerIdea(idea, answer.value, now)) : answer;
        const refusals = [...(answer.ok ? [] : answer.refusals), ...refusalsOfTakingUp(idea, consultation)];
        if (!answer.ok || refusals.length > 0) return refuse(...refusals);
        return accept(takeUpIdea(idea, { answer: answer.value, consultationId: consultationId.toLowerCase() }, now));
      },
    });
  };
