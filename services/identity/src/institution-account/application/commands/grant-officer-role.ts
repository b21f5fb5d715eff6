import type { UserCall } from '@conect/auth';
import { accept, refuse, type NewId, type Result } from '@conect/kernel';
import { grantMembership } from '../../../membership/application/commands/grant-membership';
import type { InTransaction } from '../../../service/application/ports';
import type { IdentityErrorCode } from '../../../service/domain/refusals';
import type { OfficerRole } from '../../domain/officer-role';
import { findPerson, type PersonInput } from '../find-person';
import type { InstitutionAccountUnit } from '../ports';
import { refuseUnlessRepresentative } from '../refuse-unless-representative';

interface Dependencies {
  readonly inTransaction: InTransaction<InstitutionAccountUnit>;
  readonly newId: NewId;
}

type Input = PersonInput & { readonly institutionId: string; readonly role: OfficerRole };

export type GrantOfficerRole = ReturnType<typeof createGrantOfficerRole>;

/** Gives a person a role in an institution; for its representative, and not to himself. Doing it twice changes nothing. */
export const createGrantOfficerRole =
  ({ inTransaction, newId }: Dependencies) =>
  (call: UserCall, input: Input): Promise<Result<{ membershipId: string }, IdentityErrorCode>> =>
    inTransaction(call, async (unit) => {
      const allowed = await refuseUnlessRepresentative(unit, call.principal, input.institutionId);
      if (!allowed.ok) return allowed;
      const { institutionId } = allowed.value;
      const person = await findPerson(unit, institutionId, input);
      if (!person.ok) return person;
      const { userId, field } = person.value;
      const grantedBy = call.principal.userId;
      if (userId === grantedBy) return refuse({ code: 'FORBIDDEN', field });
      return accept({ membershipId: await grantMembership(unit, newId, { userId, role: input.role, institutionId, organizationId: null, grantedBy }) });
    });
