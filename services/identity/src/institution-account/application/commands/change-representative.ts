import type { UserCall } from '@conect/auth';
import { refuse, type NewId, type Result } from '@conect/kernel';
import type { InTransaction } from '../../../service/application/ports';
import type { IdentityErrorCode } from '../../../service/domain/refusals';
import { findPerson, type PersonInput } from '../find-person';
import { openRequest, type DesignationInput } from '../open-request';
import type { InstitutionAccountUnit } from '../ports';
import { refuseUnlessRepresentative } from '../refuse-unless-representative';

interface Dependencies {
  readonly inTransaction: InTransaction<InstitutionAccountUnit>;
  readonly newId: NewId;
}

type Input = DesignationInput & PersonInput & { readonly institutionId: string };

export type ChangeRepresentative = ReturnType<typeof createChangeRepresentative>;

/** Names a successor, by a new designation; for the representative, who stays until SGG has validated the other. */
export const createChangeRepresentative =
  ({ inTransaction, newId }: Dependencies) =>
  (call: UserCall, input: Input): Promise<Result<{ requestId: string }, IdentityErrorCode>> =>
    inTransaction(call, async (unit) => {
      const allowed = await refuseUnlessRepresentative(unit, call.principal, input.institutionId);
      if (!allowed.ok) return allowed;
      const { institutionId } = allowed.value;
      const person = await findPerson(unit, institutionId, input);
      if (!person.ok) return person;
      const { userId, field } = person.value;
      const requestedBy = call.principal.userId;
      if (userId === requestedBy) return refuse({ code: 'INVALID_STATE', field });
      return openRequest(unit, { id: newId(), institutionId, userId, requestedBy }, input);
    });
