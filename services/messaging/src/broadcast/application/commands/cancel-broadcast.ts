import type { UserCall } from '@conect/auth';
import { accept, isUuid, refuse, type Result } from '@conect/kernel';
import { badInput, type MessagingErrorCode } from '../../../service/domain/refusals';
import { end } from '../../domain/lifecycle';
import { broadcastNotFound, organizationsReadBy, refusalsOfCancelling } from '../../domain/permissions';
import type { BroadcastIds, InBroadcastTransaction } from '../ports';
import { saveBroadcast } from '../save-broadcast';

/** See {@link createCancelBroadcast}. */
export type CancelBroadcast = (call: UserCall, request: { readonly broadcastId: string }) => Promise<Result<BroadcastIds, MessagingErrorCode>>;

/** The institution stops a broadcast while it is being sent: who has it keeps it, and nobody gets it any more. */
export const createCancelBroadcast =
  (inTransaction: InBroadcastTransaction): CancelBroadcast =>
  async (call, { broadcastId: id }) => {
    if (!isUuid(id)) return refuse(badInput(['broadcastId'], 'UUID'));
    return inTransaction<BroadcastIds>(call, async (unit) => {
      const viewer = await unit.viewers.of(call.principal);
      // A batch that is being delivered ends first.
      const broadcast = await unit.broadcasts.findByIdForUpdate(id.toLowerCase());
      if (broadcast === null) return refuse(broadcastNotFound);
      const isRecipient = await unit.broadcasts.hasReached(broadcast.id, organizationsReadBy(viewer));
      const refusals = refusalsOfCancelling(viewer, { broadcast, isRecipient });
      if (refusals.length > 0) return refuse(...refusals);

      await unit.broadcasts.markCancelled(broadcast.id, unit.now);
      await saveBroadcast(unit, broadcast, end(broadcast, 'cancelBroadcast', unit.now));
      return accept({ broadcastId: broadcast.id });
    });
  };
