import type { UserCall } from '@conect/auth';
import { isUuid, refuse, type NewId, type Result } from '@conect/kernel';
import { isConfirmed, isClosed } from '../../../account/domain/account';
import { isOpen } from '../../../membership/domain/institution';
import type { InTransaction } from '../../../service/application/ports';
import type { IdentityErrorCode } from '../../../service/domain/refusals';
import { openRequest, type DesignationInput } from '../open-request';
import type { InstitutionAccountUnit } from '../ports';

interface Dependencies {
  readonly inTransaction: InTransaction<InstitutionAccountUnit>;
  readonly newId: NewId;
}

type Input = DesignationInput & { readonly institutionId: string };

export type RequestInstitutionAccount = ReturnType<typeof createRequestInstitutionAccount>;

/** Asks to speak for an institution, by its designation; SGG decides. */
export const createRequestInstitutionAccount =
  ({ inTransaction, newId }: Dependencies) =>
  (call: UserCall, input: Input): Promise<Result<{ requestId: string }, IdentityErrorCode>> =>
    inTransaction(call, async (unit) => {
      const { userId } = call.principal;
      const institution = isUuid(input.institutionId) ? await unit.institutions.findByIdForUpdate(input.institutionId) : null;
      if (institution === null || !isOpen(institution)) return refuse({ code: 'NOT_FOUND', field: ['institutionId'] });
      const account = await unit.accounts.findByIdForUpdate(userId);
      if (account === null || isClosed(account)) return refuse({ code: 'FORBIDDEN' });
      if (!isConfirmed(account)) return refuse({ code: 'EMAIL_NOT_CONFIRMED' });
      return openRequest(unit, { id: newId(), institutionId: institution.id, userId, requestedBy: userId }, input);
    });
