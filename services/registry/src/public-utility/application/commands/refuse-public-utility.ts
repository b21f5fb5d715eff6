import { accept, textOf, type Result } from '@conect/kernel';
import type { UserCall } from '@conect/auth';
import type { RegistryErrorCode } from '../../../service/domain/refusals';
import { changeCase, type CaseDependencies } from '../change-case';
import type { CaseIds } from '../ports';

/** Which case is refused, and why. */
interface UtilityRefusal {
  readonly caseId: string;
  readonly reason: string;
}

/** See {@link createRefusePublicUtility}. */
export type RefusePublicUtility = (call: UserCall, refusal: UtilityRefusal) => Promise<Result<CaseIds, RegistryErrorCode>>;

/** SGG records that the Government does not recognise an organization, with the reason that its people read; it may apply anew. */
export const createRefusePublicUtility =
  (dependencies: CaseDependencies): RefusePublicUtility =>
  (call, { caseId, reason }) =>
    changeCase(dependencies, call, {
      caseId,
      action: 'refuse',
      entries: () => {
        const text = textOf(2_000)(reason, ['reason'], '');
        return text.ok ? accept({ refusalReason: text.value }) : text;
      },
    });
