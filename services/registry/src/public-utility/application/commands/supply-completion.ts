import { accept, refuse, type Result } from '@conect/kernel';
import type { UserCall } from '@conect/auth';
import { badInput, type RegistryErrorCode } from '../../../service/domain/refusals';
import { filedOf, usableDocuments, type GivenDocument } from '../case-documents';
import { changeCase, type CaseDependencies } from '../change-case';
import type { CaseIds } from '../ports';

/** What comes to which case. */
interface Completion {
  readonly caseId: string;
  readonly documents: readonly GivenDocument[];
}

/** See {@link createSupplyCompletion}. */
export type SupplyCompletion = (call: UserCall, completion: Completion) => Promise<Result<CaseIds, RegistryErrorCode>>;

/** The organization adds what the institution missed; nothing is taken out of the file. */
export const createSupplyCompletion =
  (dependencies: CaseDependencies): SupplyCompletion =>
  (call, { caseId, documents }) =>
    changeCase(dependencies, call, {
      caseId,
      action: 'supplyCompletion',
      entries: async (unit, before) => {
        const added = await usableDocuments(unit, documents, call.principal.userId);
        if (!added.ok) return added;
        const isThere = added.value.some(({ documentId }) => before.documents.some((document) => document.documentId === documentId));
        return isThere ? refuse(badInput(['documents'], 'STORED_UTILITY_DOCUMENT')) : accept({ documents: [...before.documents, ...filedOf(added.value)] });
      },
    });
