import { pageByAge } from '@conect/service-kit';
import { In, IsNull, type EntityManager } from 'typeorm';
import type { NotificationList, NotificationReader } from '../application/ports';
import { toNotification } from './notification-rows';
import { notificationTable } from './tables/notification.table';

/** Reads notices by TypeORM, a page in one statement. */
export function createNotificationReader(manager: EntityManager): NotificationReader {
  const rows = manager.getRepository(notificationTable);
  return {
    async findOwn({ service: recipientService, ref: recipientRef }, ids) {
      return (await rows.findBy({ id: In([...ids]), recipientService, recipientRef })).map(toNotification);
    },
    findPage: async (list, request) => (await pageByAge(rows.createQueryBuilder('notification').where(conditionsOf(list)), request, 'NEWEST_FIRST')).map(toNotification),
    count: (list) => rows.countBy(conditionsOf(list)),
  };
}

const conditionsOf = ({ recipient, unreadOnly }: NotificationList) => ({
  recipientService: recipient.service,
  recipientRef: recipient.ref,
  ...(unreadOnly ? { readAt: IsNull() } : {}),
});
