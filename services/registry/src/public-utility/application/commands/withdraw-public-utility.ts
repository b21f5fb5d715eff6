import { accept, type Result } from '@conect/kernel';
import type { UserCall } from '@conect/auth';
import type { RegistryErrorCode } from '../../../service/domain/refusals';
import { changeCase, type CaseDependencies } from '../change-case';
import { decisionOf, type GivenDecision } from '../government-decision';
import type { CaseIds } from '../ports';

/** See {@link createWithdrawPublicUtility}. */
export type WithdrawPublicUtility = (call: UserCall, decision: GivenDecision) => Promise<Result<CaseIds, RegistryErrorCode>>;

/** SGG records the Government decision that takes the recognition back; the organization may apply anew. */
export const createWithdrawPublicUtility =
  (dependencies: CaseDependencies): WithdrawPublicUtility =>
  (call, given) =>
    changeCase(dependencies, call, {
      caseId: given.caseId,
      action: 'withdraw',
      entries: ({ now }) => {
        const withdrawal = decisionOf(given, now);
        return withdrawal.ok ? accept({ withdrawal: withdrawal.value }) : withdrawal;
      },
    });
