import type { UserPrincipal } from '@conect/auth';
import { accept, refuse, type Result } from '@conect/kernel';
import { isClosed } from '../../account/domain/account';
import type { IdentityErrorCode } from '../../service/domain/refusals';
import { sgg } from '../domain/institution';
import type { MembershipUnit } from './ports';

/**
 * Lets only those go on who hold SGG_ADMIN now and, where that is required, signed in with a second factor; the latter is asked
 * last, so that nobody else learns of it. Locks the account of who asks: whoever takes the role or the account from him waits.
 */
export async function refuseUnlessSggAdmin(
  unit: Pick<MembershipUnit, 'accounts' | 'memberships'>,
  { userId, assurance }: UserPrincipal,
  secondFactorRequired: boolean,
): Promise<Result<object, IdentityErrorCode>> {
  const account = await unit.accounts.findByIdForUpdate(userId);
  const held = await unit.memberships.findActive({ userId, role: 'SGG_ADMIN', institutionId: sgg.id, organizationId: null });
  if (account === null || isClosed(account) || held === null) return refuse({ code: 'FORBIDDEN' });
  return secondFactorRequired && assurance !== 'SECOND_FACTOR' ? refuse({ code: 'SECOND_FACTOR_REQUIRED' }) : accept({});
}
