import type { UserCall } from '@conect/auth';
import { accept, isUuid, refuse, type Result } from '@conect/kernel';
import { endMembership } from '../../../membership/application/end-membership';
import type { MembershipUnit } from '../../../membership/application/ports';
import type { InTransaction } from '../../../service/application/ports';
import type { IdentityErrorCode } from '../../../service/domain/refusals';
import { isOfficerRole, mayEndOfficerRole } from '../../domain/officer-role';

interface Dependencies {
  readonly inTransaction: InTransaction<MembershipUnit>;
}

export type RevokeOfficerRole = ReturnType<typeof createRevokeOfficerRole>;

/** Ends a role in an institution: any officer's for the representative, his own for an officer. A representative leaves by a successor alone. */
export const createRevokeOfficerRole =
  ({ inTransaction }: Dependencies) =>
  (call: UserCall, input: { readonly membershipId: string }): Promise<Result<{ membershipId: string }, IdentityErrorCode>> =>
    inTransaction(call, async (unit) => {
      const unknown = refuse({ code: 'NOT_FOUND' as const, field: ['membershipId'] });
      const known = isUuid(input.membershipId) ? await unit.memberships.findById(input.membershipId) : null;
      if (known === null || known.institutionId === null) return unknown;
      await unit.institutions.findByIdForUpdate(known.institutionId);
      const roles = await unit.memberships.findActiveOfInstitutions([known.institutionId]);
      const held = roles.find(({ id }) => id === known.id);
      const own = roles.filter(({ userId }) => userId === call.principal.userId);
      // Who has no role there learns nothing of who has.
      if (held === undefined || own.length === 0) return unknown;
      if (held.role === 'INSTITUTION_REPRESENTATIVE') return refuse({ code: own.some(({ id }) => id === held.id) ? 'LAST_REPRESENTATIVE' : 'FORBIDDEN' });
      if (!isOfficerRole(held.role) || !mayEndOfficerRole(own, held)) return refuse({ code: 'FORBIDDEN' });

      await endMembership(unit, held);
      return accept({ membershipId: held.id });
    });
