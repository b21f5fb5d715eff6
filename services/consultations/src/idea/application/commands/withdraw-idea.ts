import type { UserCall } from '@conect/auth';
import { accept, type Result } from '@conect/kernel';
import type { ConsultationsErrorCode } from '../../../service/domain/refusals';
import { withdrawIdea } from '../../domain/lifecycle';
import { changeIdea } from '../change-idea';
import type { IdeaIds, InIdeaTransaction } from '../ports';

/** See {@link createWithdrawIdea}. */
export type WithdrawIdea = (call: UserCall, ideaId: string) => Promise<Result<IdeaIds, ConsultationsErrorCode>>;

/** Its organization takes an idea back that waits for its answer; it stays to be seen, for others have supported it. */
export const createWithdrawIdea =
  (inTransaction: InIdeaTransaction): WithdrawIdea =>
  (call, ideaId) =>
    changeIdea(inTransaction, call, { target: { ideaId, organizationId: null }, action: 'withdraw', decide: ({ now }, { idea }) => accept(withdrawIdea(idea, now)) });
