import { isUuid } from '@conect/kernel';
import DataLoader from 'dataloader';
import type { Area } from '../service/area';
import { tellManyJob } from '../service/database/unit-of-work';
import type { Foundation } from '../service/foundation';
import { createMarkNotificationsRead } from './application/commands/mark-notifications-read';
import { createTell } from './application/commands/tell';
import { createTellMany } from './application/tell-many';
import { createPlanSending } from './create-plan-sending';
import { createNotificationReader } from './database/notification-reader';
import type { Notification } from './domain/notification';
import { userRecipient } from './domain/recipient';
import { noticeSubscriptions } from './events/consumed';
import type { NotificationContext } from './graphql/context';
import { notificationResolvers } from './graphql/resolvers';
import { tellManyJobOf } from './jobs/tell-many-job';

/** Builds notices: which events make them, for whom, and the list of the signed-in user. */
export function createNotificationArea(foundation: Foundation): Area<NotificationContext> {
  const { dataSource, inTransaction, unitOfEvent } = foundation;
  const reader = createNotificationReader(dataSource.manager);
  const markNotificationsRead = createMarkNotificationsRead(inTransaction);
  const planSending = createPlanSending(foundation);
  const tell = createTell({ ...foundation, planSending });
  return {
    resolvers: notificationResolvers,
    subscriptions: noticeSubscriptions(async (manager, kind, { cause, traceparent }) => tell(await unitOfEvent(manager, kind, traceparent), kind, cause)),
    jobs: [tellManyJobOf({ tellMany: createTellMany({ ...foundation, planSending }), name: tellManyJob, logger: foundation.logger })],
    contextFor: ({ principal }) => {
      const loader = new DataLoader(async (ids: readonly string[]): Promise<(Notification | null)[]> => {
        const found = principal.kind === 'USER' ? await reader.findOwn(userRecipient(principal.userId), ids) : [];
        const byId = new Map(found.map((notification) => [notification.id, notification]));
        return ids.map((id) => byId.get(id) ?? null);
      });
      return {
        // What was loaded before the change of the same request is read again.
        markNotificationsRead: (call, ids) => markNotificationsRead(call, ids).finally(() => loader.clearAll()),
        notificationReader: reader,
        ownNotification: (id) => (isUuid(id) ? loader.load(id.toLowerCase()) : Promise.resolve(null)),
      };
    },
  };
}
