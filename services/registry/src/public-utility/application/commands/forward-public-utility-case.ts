import { accept, isUuid, refuse, type Result } from '@conect/kernel';
import type { UserCall } from '@conect/auth';
import { badInput, type RegistryErrorCode } from '../../../service/domain/refusals';
import { changeCase, type CaseDependencies } from '../change-case';
import type { CaseIds } from '../ports';

/** Which case goes to which institution. */
interface Forwarding {
  readonly caseId: string;
  readonly institutionId: string;
}

/** See {@link createForwardPublicUtilityCase}. */
export type ForwardPublicUtilityCase = (call: UserCall, forwarding: Forwarding) => Promise<Result<CaseIds, RegistryErrorCode>>;

/** SGG forwards an application to the competent institution (OG 26/2000 art. 39). */
export const createForwardPublicUtilityCase =
  (dependencies: CaseDependencies): ForwardPublicUtilityCase =>
  (call, { caseId, institutionId }) =>
    changeCase(dependencies, call, {
      caseId,
      action: 'forward',
      entries: async ({ institutions }) => {
        if (!isUuid(institutionId)) return refuse(badInput(['institutionId'], 'UUID'));
        const isOpen = await institutions.isOpen(institutionId);
        return isOpen ? accept({ institutionId: institutionId.toLowerCase() }) : refuse({ code: 'NOT_FOUND', field: ['institutionId'], params: { what: 'INSTITUTION' } });
      },
    });
