import { accept, type Result } from '@conect/kernel';
import type { UserCall } from '@conect/auth';
import type { RegistryErrorCode } from '../../../service/domain/refusals';
import { changeCase, type CaseDependencies } from '../change-case';
import type { CaseIds } from '../ports';

/** See {@link createStartPublicUtilityExamination}. */
export type StartPublicUtilityExamination = (call: UserCall, caseId: string) => Promise<Result<CaseIds, RegistryErrorCode>>;

/** The competent institution takes a forwarded case for examination. */
export const createStartPublicUtilityExamination =
  (dependencies: CaseDependencies): StartPublicUtilityExamination =>
  (call, caseId) =>
    changeCase(dependencies, call, { caseId, action: 'startExamination', entries: () => accept({}) });
