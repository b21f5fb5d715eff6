import { accept, type Result } from '@conect/kernel';
import type { UserCall } from '@conect/auth';
import type { RegistryErrorCode } from '../../../service/domain/refusals';
import { changeCase, type CaseDependencies } from '../change-case';
import { decisionOf, type GivenDecision } from '../government-decision';
import type { CaseIds } from '../ports';

/** See {@link createGrantPublicUtility}. */
export type GrantPublicUtility = (call: UserCall, decision: GivenDecision) => Promise<Result<CaseIds, RegistryErrorCode>>;

/** SGG records the Government decision that recognises an organization; the organization is of public utility from now on. */
export const createGrantPublicUtility =
  (dependencies: CaseDependencies): GrantPublicUtility =>
  (call, given) =>
    changeCase(dependencies, call, {
      caseId: given.caseId,
      action: 'grant',
      entries: ({ now }) => {
        const decision = decisionOf(given, now);
        return decision.ok ? accept({ decision: decision.value }) : decision;
      },
    });
