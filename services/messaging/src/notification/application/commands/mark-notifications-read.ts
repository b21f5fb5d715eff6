import type { UserCall } from '@conect/auth';
import { accept, isUuid, refuse, type Result } from '@conect/kernel';
import type { InTransaction } from '../../../service/application/ports';
import { badInput, type MessagingErrorCode } from '../../../service/domain/refusals';
import { userRecipient } from '../../domain/recipient';

/** What an accepted command answers; the same on a replay. */
interface NotificationIds {
  readonly notificationIds: readonly string[];
}

/** See {@link createMarkNotificationsRead}. */
export type MarkNotificationsRead = (call: UserCall, notificationIds: readonly string[]) => Promise<Result<NotificationIds, MessagingErrorCode>>;

const maximum = 100;
const field = ['notificationIds'];

/** Marks notices of the acting user as read; one that is not his is as if it did not exist, and then none is marked. */
export const createMarkNotificationsRead =
  (inTransaction: InTransaction): MarkNotificationsRead =>
  async (call, given) => {
    const ids = [...new Set(given.map((id) => id.toLowerCase()))];
    if (ids.length === 0 || given.length > maximum || !ids.every(isUuid)) return refuse(badInput(field, 'NOTIFICATION_IDS', { maximum }));
    const { userId } = call.principal;

    return inTransaction(call, async ({ notifications, audit, now }) => {
      const own = await notifications.findOwnForUpdate(userRecipient(userId), ids);
      if (own.length < ids.length) return refuse({ code: 'NOT_FOUND', field, params: { what: 'NOTIFICATION' } });
      await notifications.markRead(ids, now);
      for (const { id, readAt } of own.filter((one) => one.readAt === null)) {
        await audit({ subjectType: 'Notification', subjectId: id, changes: { readAt: { before: readAt, after: now } } });
      }
      return accept({ notificationIds: ids });
    });
  };
