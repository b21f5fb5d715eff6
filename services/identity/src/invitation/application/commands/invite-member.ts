import type { UserCall } from '@conect/auth';
import { accept, type Clock, type NewId, type Result } from '@conect/kernel';
import { parseEmail } from '../../../account/domain/email-address';
import type { InTransaction, Throttle } from '../../../service/application/ports';
import type { IdentityErrorCode } from '../../../service/domain/refusals';
import { endInvitation, invite, type MemberRole } from '../../domain/invitation';
import { lockMembersAsAdmin } from '../organization-members';
import type { InvitationUnit } from '../ports';
import { writeInvitation } from '../write-invitation';

interface Dependencies {
  readonly inTransaction: InTransaction<InvitationUnit>;
  readonly throttle: Pick<Throttle, 'countMail'>;
  readonly clock: Clock;
  readonly newId: NewId;
}

interface Input {
  readonly organizationId: string;
  readonly email: string;
  readonly role: MemberRole;
  readonly clientAddress?: string | null | undefined;
}

export type InviteMember = ReturnType<typeof createInviteMember>;

/**
 * Invites the owner of an address to a role in an organization; for its administrators. Whether the address has an account is not asked,
 * so nobody learns it. An invitation to the same address that is open ends.
 */
export const createInviteMember =
  ({ inTransaction, throttle, clock, newId }: Dependencies) =>
  async (call: UserCall, input: Input): Promise<Result<{ invitationId: string }, IdentityErrorCode>> => {
    const email = parseEmail(input.email, ['email']);
    if (!email.ok) return email;

    return inTransaction(call, async (unit) => {
      const locked = await lockMembersAsAdmin(unit, call.principal, input.organizationId, 'organizationId');
      if (!locked.ok) return locked;
      await throttle.countMail({ email: email.value, clientAddress: input.clientAddress });
      const { organizationId } = locked.value;
      const at = clock.now();
      const before = (await unit.invitations.findUnended([organizationId])).filter((one) => one.email === email.value);
      for (const one of before) await writeInvitation(unit, 'InvitationRevoked', endInvitation(one, at));
      const invitation = invite({ id: newId(), organizationId, email: email.value, role: input.role, invitedBy: call.principal.userId }, at);
      await writeInvitation(unit, 'MemberInvited', invitation);
      await unit.sendMail({ kind: 'INVITATION', invitationId: invitation.id });
      return accept({ invitationId: invitation.id });
    });
  };
