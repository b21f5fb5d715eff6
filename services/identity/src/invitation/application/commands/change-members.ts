import type { UserCall } from '@conect/auth';
import { accept, isUuid, refuse, type NewId, type Result } from '@conect/kernel';
import { grantMembership } from '../../../membership/application/commands/grant-membership';
import { endMembership } from '../../../membership/application/end-membership';
import type { Membership } from '../../../membership/domain/membership';
import type { InTransaction } from '../../../service/application/ports';
import type { IdentityErrorCode } from '../../../service/domain/refusals';
import type { MemberRole } from '../../domain/invitation';
import { mayEnd } from '../../domain/members';
import { lockMembers, lockMembersAsAdmin, type LockedMembers } from '../organization-members';
import type { InvitationUnit } from '../ports';

interface Dependencies {
  readonly inTransaction: InTransaction<InvitationUnit>;
  readonly newId: NewId;
}

type Changed = Promise<Result<{ membershipId: string }, IdentityErrorCode>>;

export type ChangeMemberRole = ReturnType<typeof createChangeMemberRole>;

/** Gives a member another role in place of one; for administrators. One role ends and the other begins, each with its event. */
export const createChangeMemberRole =
  ({ inTransaction, newId }: Dependencies) =>
  (call: UserCall, input: { readonly membershipId: string; readonly role: MemberRole }): Changed =>
    inTransaction(call, async (unit) => {
      const found = await memberFor(unit, call, input.membershipId);
      if (!found.ok) return found;
      const { held, members, organizationId } = found.value;
      if (held.role === input.role) return accept({ membershipId: held.id });
      const allowed = input.role === 'NGO_ADMIN' ? accept({}) : mayEnd(members, [held]);
      if (!allowed.ok) return allowed;

      await endMembership(unit, held);
      const wanted = { userId: held.userId, role: input.role, organizationId, institutionId: null, grantedBy: call.principal.userId };
      return accept({ membershipId: await grantMembership(unit, newId, wanted) });
    });

export type RemoveMember = ReturnType<typeof createRemoveMember>;

/** Ends a member's role; for administrators. */
export const createRemoveMember =
  ({ inTransaction }: Pick<Dependencies, 'inTransaction'>) =>
  (call: UserCall, input: { readonly membershipId: string }): Changed =>
    inTransaction(call, async (unit) => {
      const found = await memberFor(unit, call, input.membershipId);
      if (!found.ok) return found;
      const { held, members } = found.value;
      const allowed = mayEnd(members, [held]);
      if (!allowed.ok) return allowed;

      await endMembership(unit, held);
      return accept({ membershipId: held.id });
    });

export type LeaveOrganization = ReturnType<typeof createLeaveOrganization>;

/** Ends all roles of who asks in an organization; its last administrator stays. */
export const createLeaveOrganization =
  ({ inTransaction }: Pick<Dependencies, 'inTransaction'>) =>
  (call: UserCall, input: { readonly organizationId: string }): Promise<Result<{ organizationId: string }, IdentityErrorCode>> =>
    inTransaction(call, async (unit) => {
      const locked = await lockMembers(unit, call.principal, input.organizationId, 'organizationId');
      if (!locked.ok) return locked;
      const { members, organizationId } = locked.value;
      const own = members.filter(({ userId }) => userId === call.principal.userId);
      const allowed = mayEnd(members, own);
      if (!allowed.ok) return allowed;

      for (const held of own) await endMembership(unit, held);
      return accept({ organizationId });
    });

/** A member's role that holds, read under the organization's lock by one of its administrators. */
async function memberFor(unit: InvitationUnit, { principal }: UserCall, membershipId: string): Promise<Result<LockedMembers & { readonly held: Membership }, IdentityErrorCode>> {
  const known = isUuid(membershipId) ? await unit.memberships.findById(membershipId) : null;
  const locked = await lockMembersAsAdmin(unit, principal, known?.organizationId ?? null, 'membershipId');
  if (!locked.ok) return locked;
  const held = locked.value.members.find(({ id }) => id === known?.id);
  return held === undefined ? refuse({ code: 'NOT_FOUND', field: ['membershipId'] }) : accept({ ...locked.value, held });
}
