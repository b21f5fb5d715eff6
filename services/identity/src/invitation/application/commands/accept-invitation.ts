import type { UserCall } from '@conect/auth';
import { accept, refuse, type Clock, type NewId, type Result } from '@conect/kernel';
import type { LinkTokens } from '../../../account/application/ports';
import { isConfirmed, isClosed } from '../../../account/domain/account';
import { grantMembership } from '../../../membership/application/commands/grant-membership';
import type { InTransaction } from '../../../service/application/ports';
import type { IdentityErrorCode } from '../../../service/domain/refusals';
import { acceptInvitation } from '../../domain/invitation';
import { isAdminAmong } from '../../domain/members';
import type { InvitationUnit } from '../ports';
import { writeInvitation } from '../write-invitation';

interface Dependencies {
  readonly inTransaction: InTransaction<InvitationUnit>;
  readonly tokens: Pick<LinkTokens, 'idOf'>;
  readonly clock: Clock;
  readonly newId: NewId;
}

export type AcceptInvitation = ReturnType<typeof createAcceptInvitation>;

/** Takes the role of an invitation, once, by the token of its link; for the owner of its address, while who invited still administers. */
export const createAcceptInvitation =
  ({ inTransaction, tokens, clock, newId }: Dependencies) =>
  async (call: UserCall, { token }: { readonly token: string }): Promise<Result<{ membershipId: string }, IdentityErrorCode>> => {
    const field = ['token'];
    const invitationId = tokens.idOf(token);
    if (invitationId === null) return refuse({ code: 'TOKEN_INVALID', field });

    return inTransaction(call, async (unit) => {
      const { userId } = call.principal;
      const known = await unit.invitations.findById(invitationId);
      if (known === null) return refuse({ code: 'TOKEN_INVALID', field });
      const { organizationId, role, invitedBy } = known;
      await unit.invitations.lockOrganization(organizationId);
      const account = await unit.accounts.findByIdForUpdate(userId);
      if (account === null || isClosed(account) || !isConfirmed(account)) return refuse({ code: 'FORBIDDEN' });
      const invitation = (await unit.invitations.findById(invitationId)) ?? known;
      const accepted = acceptInvitation(invitation, { userId, email: account.email }, clock.now());
      if (!accepted.ok) return accepted;
      // Whoever was removed must not come back by an invitation that he left behind.
      const members = await unit.memberships.findActiveOfOrganizations([organizationId]);
      if (!isAdminAmong(members, invitedBy)) return refuse({ code: 'TOKEN_EXPIRED', field });

      await writeInvitation(unit, 'InvitationAccepted', accepted.value);
      return accept({ membershipId: await grantMembership(unit, newId, { userId, role, organizationId, institutionId: null, grantedBy: invitedBy }) });
    });
  };
