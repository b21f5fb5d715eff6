import type { UserPrincipal } from '@conect/auth';
import { accept, isUuid, refuse, type Result } from '@conect/kernel';
import { isClosed } from '../../account/domain/account';
import type { Membership } from '../../membership/domain/membership';
import type { IdentityErrorCode } from '../../service/domain/refusals';
import { isAdminAmong } from '../domain/members';
import type { InvitationUnit } from './ports';

/** An organization's members, read under its lock, as somebody in it sees them. */
export interface LockedMembers {
  readonly organizationId: string;
  readonly members: readonly Membership[];
}

/** Locks who is in an organization. To those who have no role in it, it is not there. */
export async function lockMembers(unit: InvitationUnit, { userId }: UserPrincipal, given: string | null, field: string): Promise<Result<LockedMembers, IdentityErrorCode>> {
  const organizationId = given !== null && isUuid(given) ? given.toLowerCase() : null;
  if (organizationId === null) return refuse({ code: 'NOT_FOUND', field: [field] });
  await unit.invitations.lockOrganization(organizationId);
  const account = await unit.accounts.findByIdForUpdate(userId);
  const members = await unit.memberships.findActiveOfOrganizations([organizationId]);
  const isIn = account !== null && !isClosed(account) && members.some((one) => one.userId === userId);
  return isIn ? accept({ organizationId, members }) : refuse({ code: 'NOT_FOUND', field: [field] });
}

/** As `lockMembers`, for administrators alone. */
export async function lockMembersAsAdmin(unit: InvitationUnit, principal: UserPrincipal, given: string | null, field: string): Promise<Result<LockedMembers, IdentityErrorCode>> {
  const locked = await lockMembers(unit, principal, given, field);
  if (!locked.ok) return locked;
  return isAdminAmong(locked.value.members, principal.userId) ? locked : refuse({ code: 'FORBIDDEN' });
}
