import type { UserCall } from '@conect/auth';
import { accept, isUuid, refuse, type Result } from '@conect/kernel';
import { badInput, type ConsultationsErrorCode } from '../../../service/domain/refusals';
import { openInvitation } from '../../domain/invitation';
import { invitationNotFound, refusalsOfOpening } from '../../domain/permissions';
import type { InInvitationTransaction } from '../ports';

/** What an accepted opening answers; the same on a replay. */
interface InvitationIds {
  readonly invitationId: string;
}

/** See {@link createMarkInvitationOpened}. */
export type MarkInvitationOpened = (call: UserCall, invitationId: string) => Promise<Result<InvitationIds, ConsultationsErrorCode>>;

/** Somebody of an invited organization reads the invitation; the first time is kept. */
export const createMarkInvitationOpened =
  (inTransaction: InInvitationTransaction): MarkInvitationOpened =>
  async (call, invitationId) => {
    if (!isUuid(invitationId)) return refuse(badInput(['invitationId'], 'UUID'));

    return inTransaction<InvitationIds>(call, async ({ invitations, viewers, publish, audit, now }) => {
      const before = await invitations.findByIdForUpdate(invitationId);
      if (before === null) return refuse(invitationNotFound);
      const refusals = refusalsOfOpening(await viewers.of(call.principal), before);
      if (refusals.length > 0) return refuse(...refusals);

      const event = openInvitation(before, now);
      if (event !== null) {
        await invitations.saveOpened(event.invitation);
        await publish([event]);
        await audit({ subject: { type: 'invitation', id: before.id }, changes: { openedAt: { before: null, after: now } } });
      }
      return accept({ invitationId: before.id });
    });
  };
