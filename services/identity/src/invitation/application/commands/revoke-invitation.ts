import type { UserCall } from '@conect/auth';
import { accept, isUuid, refuse, type Clock, type Result } from '@conect/kernel';
import type { InTransaction } from '../../../service/application/ports';
import type { IdentityErrorCode } from '../../../service/domain/refusals';
import { endInvitation, isOpenInvitation } from '../../domain/invitation';
import { lockMembersAsAdmin } from '../organization-members';
import type { InvitationUnit } from '../ports';
import { writeInvitation } from '../write-invitation';

interface Dependencies {
  readonly inTransaction: InTransaction<InvitationUnit>;
  readonly clock: Clock;
}

export type RevokeInvitation = ReturnType<typeof createRevokeInvitation>;

/** Takes an open invitation back; for the organization's administrators. */
export const createRevokeInvitation =
  ({ inTransaction, clock }: Dependencies) =>
  (call: UserCall, input: { readonly invitationId: string }): Promise<Result<{ invitationId: string }, IdentityErrorCode>> =>
    inTransaction(call, async (unit) => {
      const known = isUuid(input.invitationId) ? await unit.invitations.findById(input.invitationId) : null;
      const locked = await lockMembersAsAdmin(unit, call.principal, known?.organizationId ?? null, 'invitationId');
      if (!locked.ok) return locked;
      const invitation = await unit.invitations.findById(input.invitationId);
      const at = clock.now();
      if (invitation === null || !isOpenInvitation(invitation, at)) return refuse({ code: 'INVALID_STATE', field: ['invitationId'] });

      await writeInvitation(unit, 'InvitationRevoked', endInvitation(invitation, at));
      return accept({ invitationId: invitation.id });
    });
