import type { UserCall } from '@conect/auth';
import { accept, isUuid, refuse, type Result } from '@conect/kernel';
import { badInput, type ConsultationsErrorCode } from '../../../service/domain/refusals';
import { endDraftNotifications } from '../../domain/draft-notification';
import { refusalsOfEnding, requestNotFound } from '../../domain/permissions';
import type { InDraftNotificationTransaction, RequestIds } from '../ports';
import { recordRequest } from '../record-request';

/** See {@link createEndDraftNotifications}. */
export type EndDraftNotifications = (call: UserCall, requestId: string) => Promise<Result<RequestIds, ConsultationsErrorCode>>;

/** Whoever asked for drafts asks no more; what he was sent stays counted. */
export const createEndDraftNotifications =
  (inTransaction: InDraftNotificationTransaction): EndDraftNotifications =>
  async (call, requestId) => {
    if (!isUuid(requestId)) return refuse(badInput(['requestId'], 'UUID'));

    return inTransaction<RequestIds>(call, async (unit) => {
      const before = await unit.draftNotifications.findByIdForUpdate(requestId);
      if (before === null) return refuse(requestNotFound);
      const refusals = refusalsOfEnding(await unit.viewers.of(call.principal), before);
      if (refusals.length > 0) return refuse(...refusals);
      await recordRequest(unit, before, endDraftNotifications(before, unit.now));
      return accept({ requestId: before.id });
    });
  };
