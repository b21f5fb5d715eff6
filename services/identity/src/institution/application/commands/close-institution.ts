import type { UserCall } from '@conect/auth';
import { accept, isUuid, refuse, type Result } from '@conect/kernel';
import { endMembership } from '../../../membership/application/end-membership';
import type { MembershipUnit } from '../../../membership/application/ports';
import { refuseUnlessSggAdmin } from '../../../membership/application/refuse-unless-sgg-admin';
import { closeInstitution } from '../../../membership/domain/institution';
import type { InTransaction } from '../../../service/application/ports';
import type { IdentityErrorCode } from '../../../service/domain/refusals';

interface Dependencies {
  readonly inTransaction: InTransaction<MembershipUnit>;
  readonly secondFactorRequired: boolean;
}

export type CloseInstitution = ReturnType<typeof createCloseInstitution>;

/** Notes that an institution exists no more and ends every role in it; for SGG_ADMIN. Doing it twice changes nothing. */
export const createCloseInstitution =
  ({ inTransaction, secondFactorRequired }: Dependencies) =>
  (call: UserCall, input: { readonly institutionId: string }): Promise<Result<{ institutionId: string }, IdentityErrorCode>> =>
    inTransaction(call, async (unit) => {
      const allowed = await refuseUnlessSggAdmin(unit, call.principal, secondFactorRequired);
      if (!allowed.ok) return allowed;
      await unit.institutions.lockAll();
      const open = isUuid(input.institutionId) ? await unit.institutions.findByIdForUpdate(input.institutionId) : null;
      if (open === null) return refuse({ code: 'NOT_FOUND', field: ['institutionId'] });
      const closed = closeInstitution(open, unit.now);
      if (!closed.ok) return closed;
      if (closed.value === null) return accept({ institutionId: open.id });

      await unit.institutions.save(closed.value);
      await unit.audit({ subjectType: 'Institution', subjectId: open.id, changes: { closedAt: { before: null, after: unit.now } } });
      await unit.publish({ name: 'InstitutionClosed', institution: closed.value });
      for (const held of await unit.memberships.findActiveOfInstitutions([open.id])) await endMembership(unit, held);
      return accept({ institutionId: open.id });
    });
