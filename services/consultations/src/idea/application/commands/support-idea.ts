import type { UserCall } from '@conect/auth';
import { accept, type Result } from '@conect/kernel';
import type { ConsultationsErrorCode } from '../../../service/domain/refusals';
import { supportIdea } from '../../domain/lifecycle';
import { changeIdea } from '../change-idea';
import type { IdeaIds, InIdeaTransaction } from '../ports';

/** Which idea, and which organization supports it. */
export interface SupportRequest {
  readonly ideaId: string;
  readonly organizationId: string;
}

/** See {@link createSupportIdea}. */
export type SupportIdea = (call: UserCall, request: SupportRequest) => Promise<Result<IdeaIds, ConsultationsErrorCode>>;

/** Another ACTIVE organization supports an idea that waits for its answer, once: to support it again changes nothing. */
export const createSupportIdea =
  (inTransaction: InIdeaTransaction): SupportIdea =>
  (call, target) =>
    changeIdea(inTransaction, call, {
      target,
      action: 'support',
      decide: async ({ supports, now }, { idea, isSupporting }) => {
        if (isSupporting) return accept(null);
        const organizationId = target.organizationId.toLowerCase();
        await supports.insert({ ideaId: idea.id, organizationId, supportedAt: now, supportedBy: call.principal.userId });
        return accept(supportIdea(idea, organizationId));
      },
    });
