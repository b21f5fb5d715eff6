import { accept, textOf, type Result } from '@conect/kernel';
import type { UserCall } from '@conect/auth';
import type { RegistryErrorCode } from '../../../service/domain/refusals';
import { changeCase, type CaseDependencies } from '../change-case';
import type { CaseIds } from '../ports';

/** What the institution proposes in which case. */
interface Proposal {
  readonly caseId: string;
  readonly opinion: string;
}

/** See {@link createProposePublicUtility}. */
export type ProposePublicUtility = (call: UserCall, proposal: Proposal) => Promise<Result<CaseIds, RegistryErrorCode>>;

/** The institution ends its examination with a reasoned proposal to the Government. */
export const createProposePublicUtility =
  (dependencies: CaseDependencies): ProposePublicUtility =>
  (call, { caseId, opinion }) =>
    changeCase(dependencies, call, {
      caseId,
      action: 'propose',
      entries: () => {
        const text = textOf(5_000)(opinion, ['opinion'], '');
        return text.ok ? accept({ opinion: text.value }) : text;
      },
    });
