import type { UserCall } from '@conect/auth';
import { accept, type Result } from '@conect/kernel';
import type { ConsultationsErrorCode } from '../../../service/domain/refusals';
import { withdrawIdeaSupport } from '../../domain/lifecycle';
import { changeIdea } from '../change-idea';
import type { IdeaIds, InIdeaTransaction } from '../ports';
import type { SupportRequest } from './support-idea';

/** See {@link createWithdrawIdeaSupport}. */
export type WithdrawIdeaSupport = (call: UserCall, request: SupportRequest) => Promise<Result<IdeaIds, ConsultationsErrorCode>>;

/** An organization no longer supports an idea, in whatever state it is itself; once there is an answer, its support stays as that to which was answered. */
export const createWithdrawIdeaSupport =
  (inTransaction: InIdeaTransaction): WithdrawIdeaSupport =>
  (call, target) =>
    changeIdea(inTransaction, call, {
      target,
      action: 'withdrawSupport',
      decide: async ({ supports }, { idea }) => {
        const organizationId = target.organizationId.toLowerCase();
        await supports.remove(idea.id, organizationId);
        return accept(withdrawIdeaSupport(idea, organizationId));
      },
    });
