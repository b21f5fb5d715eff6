import { accept, textOf, type Result } from '@conect/kernel';
import type { UserCall } from '@conect/auth';
import type { RegistryErrorCode } from '../../../service/domain/refusals';
import { changeCase, type CaseDependencies } from '../change-case';
import type { CaseIds } from '../ports';

/** What is missing in which case. */
interface CompletionRequest {
  readonly caseId: string;
  readonly request: string;
}

/** See {@link createRequestCompletion}. */
export type RequestCompletion = (call: UserCall, request: CompletionRequest) => Promise<Result<CaseIds, RegistryErrorCode>>;

/** The institution says what it misses in the file. */
export const createRequestCompletion =
  (dependencies: CaseDependencies): RequestCompletion =>
  (call, { caseId, request }) =>
    changeCase(dependencies, call, {
      caseId,
      action: 'requestCompletion',
      entries: () => {
        const text = textOf(2_000)(request, ['request'], '');
        return text.ok ? accept({ completionRequest: text.value }) : text;
      },
    });
