import { accept, refuse, type Result } from '@conect/kernel';
import type { Membership } from '../../membership/domain/membership';
import type { IdentityErrorCode } from '../../service/domain/refusals';

/** Whether the person is an administrator among these members of one organization. */
export const isAdminAmong = (members: readonly Membership[], userId: string): boolean =>
  members.some((one) => one.userId === userId && one.role === 'NGO_ADMIN');

/** Whether these roles may end: an organization always has an administrator. */
export function mayEnd(members: readonly Membership[], ending: readonly Membership[]): Result<object, IdentityErrorCode> {
  const endsAdmin = ending.some(({ role }) => role === 'NGO_ADMIN');
  const stays = members.some((one) => one.role === 'NGO_ADMIN' && !ending.includes(one));
  return endsAdmin && !stays ? refuse({ code: 'LAST_ADMIN' }) : accept({});
}
