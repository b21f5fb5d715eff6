import type { UserPrincipal } from '@conect/auth';
import { accept, isUuid, refuse, type Result } from '@conect/kernel';
import { isClosed } from '../../account/domain/account';
import { isOpen } from '../../membership/domain/institution';
import type { IdentityErrorCode } from '../../service/domain/refusals';
import type { InstitutionAccountUnit } from './ports';

/** Lets only the representative of an institution go on, and locks the institution: who has a role in it changes one at a time. */
export async function refuseUnlessRepresentative(
  unit: InstitutionAccountUnit,
  { userId }: UserPrincipal,
  given: string,
): Promise<Result<{ institutionId: string }, IdentityErrorCode>> {
  const institution = isUuid(given) ? await unit.institutions.findByIdForUpdate(given) : null;
  if (institution === null || !isOpen(institution)) return refuse({ code: 'NOT_FOUND', field: ['institutionId'] });
  const account = await unit.accounts.findByIdForUpdate(userId);
  const held = await unit.memberships.findActive({ userId, role: 'INSTITUTION_REPRESENTATIVE', institutionId: institution.id, organizationId: null });
  if (account !== null && !isClosed(account) && held !== null) return accept({ institutionId: institution.id });
  const waits = (await unit.accountRequests.findPending(institution.id, userId)) !== null;
  return refuse({ code: waits ? 'REP_NOT_VALIDATED' : 'FORBIDDEN' });
}
